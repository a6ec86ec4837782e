namespace GwyTip.Core;

/// <summary>Whether the tip is worth going on with.</summary>
public enum Verdict
{
    Good,
    Bad,
    Unsure,
    UnknownSurface,
}

/// <summary>What an ensemble says of one state of one scan.</summary>
/// <param name="State">The state.</param>
/// <param name="Confidence">Mean of the members' calibrated confidences, 0..1.</param>
/// <param name="Votes">Members whose confidence is at or above the state's threshold.</param>
/// <param name="Members">
/// Calibrated confidence of each member, in the bundle's order; NaN for a member that knows nothing of the state.
/// </param>
public sealed record StateReport(TipState State, double Confidence, int Votes, IReadOnlyList<double> Members)
{
    /// <summary>Members that know the state.</summary>
    public int Voters => Members.Count(c => !double.IsNaN(c));

    /// <summary>More than half of the members that know the state voted for it.</summary>
    public bool HasMajority => 2 * Votes > Voters;
}

/// <summary>What an ensemble says of one scan.</summary>
/// <param name="Surface">The surface whose ensemble was asked.</param>
/// <param name="Verdict">Whether the tip is worth going on with.</param>
/// <param name="State">The most likely single state, tip change set aside, after correction for the class shares.</param>
/// <param name="Confidence">The confidence behind the verdict, 0..1.</param>
/// <param name="TipChangeLine">
/// The row, 0 on top, with which another picture begins; of several changes the first in time. Null where no majority sees a
/// change.
/// </param>
/// <param name="States">Every state, in the bundle's order.</param>
public sealed record TipReport(
    string Surface, Verdict Verdict, string State, double Confidence, int? TipChangeLine, IReadOnlyList<StateReport> States)
{
    /// <summary>How much the scan looks like the surface; null: the ensemble cannot tell.</summary>
    public SurfaceMatch? Match { get; init; }

    /// <summary>
    /// What people are told beside the verdict and its confidence: of bad and good the state that both are about, which may be a
    /// tip change; else <see cref="State"/>.
    /// </summary>
    public string Reason => Verdicts.Behind(Verdict, States)?.State.Name ?? State;

    /// <summary>Whether a bundle of one surface was asked, and did not say that the scan shows another.</summary>
    public bool IsRecognised => Verdict != Verdict.UnknownSurface && Surface != AnySurface.Name;

    /// <summary>The part of the scan that the verdict rests on; null where confidences came without a scan.</summary>
    public MeasuredPart? Measured { get; init; }
}
