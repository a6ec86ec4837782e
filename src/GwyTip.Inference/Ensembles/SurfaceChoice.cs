using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>Which of several ensembles a scan belongs to.</summary>
internal static class SurfaceChoice
{
    /// <summary>
    /// An ensemble that learned from simulated scans alone knows its surface only as it is drawn, and takes real scans of other
    /// metals for it: where there is an ensemble for any surface to answer, its score has to be so high.
    /// </summary>
    public const double SureOfSimulated = 0.99;

    /// <summary>
    /// Of those that recognise the scan, the one whose score is furthest above its own threshold, if it is sure enough. Where
    /// none does, all that cannot tell: the surest of them answers. Where all can tell and none recognises it, the ensemble for
    /// any surface; without one, the one it is least foreign to, with its verdict <see cref="Verdict.UnknownSurface"/>.
    /// </summary>
    /// <param name="matches">What each ensemble of a surface says; null: it cannot tell. At least one.</param>
    /// <param name="isSimulated">Whether the ensemble of a place learned from simulated scans alone.</param>
    /// <param name="hasAny">Whether there is an ensemble for <see cref="AnySurface"/> besides.</param>
    /// <returns>The places of those to ask; none: the ensemble for any surface.</returns>
    public static IReadOnlyList<int> Rank(IReadOnlyList<SurfaceMatch?> matches, Predicate<int> isSimulated, bool hasAny)
    {
        int[] telling = [.. Enumerable.Range(0, matches.Count).Where(i => matches[i] is not null)
            .OrderByDescending(i => matches[i]!.Value.Margin)];
        if (telling.Length > 0 && matches[telling[0]]!.Value is { IsForeign: false } best
            && (!hasAny || !isSimulated(telling[0]) || best.Score >= SureOfSimulated))
        {
            return [telling[0]];
        }
        return telling.Length < matches.Count ? [.. Enumerable.Range(0, matches.Count).Except(telling)]
            : hasAny ? [] : [telling[0]];
    }

    /// <summary>
    /// The classification that is surest of one of its states, tip change set aside, which every surface shows.
    /// </summary>
    public static Classification Surest(IEnumerable<Classification> candidates) =>
        candidates.MaxBy(c => c.Report.States.Where(s => s.State.Name != TipState.TipChange).Max(s => s.Confidence))!;
}
