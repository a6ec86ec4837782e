using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>Which of several ensembles a scan belongs to.</summary>
internal static class SurfaceChoice
{
    /// <summary>
    /// Of those that recognise the scan, the one whose score is furthest above its own threshold. Where none does, all that
    /// cannot tell: the surest of them answers. Where all can tell and none recognises it, the ensemble for any surface; without
    /// one, the one it is least foreign to, with its verdict <see cref="Verdict.UnknownSurface"/>.
    /// </summary>
    /// <param name="matches">What each ensemble of a surface says; null: it cannot tell. At least one.</param>
    /// <param name="hasAny">Whether there is an ensemble for <see cref="AnySurface"/> besides.</param>
    /// <returns>The places of those to ask; none: the ensemble for any surface.</returns>
    public static IReadOnlyList<int> Rank(IReadOnlyList<SurfaceMatch?> matches, bool hasAny)
    {
        int[] telling = [.. Enumerable.Range(0, matches.Count).Where(i => matches[i] is not null)
            .OrderByDescending(i => matches[i]!.Value.Margin)];
        if (telling.Length > 0 && !matches[telling[0]]!.Value.IsForeign)
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
