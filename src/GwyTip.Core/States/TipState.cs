namespace GwyTip.Core;

/// <summary>
/// One tip state of a surface and how an ensemble decides on it. Written by the trainer, used by voting.
/// </summary>
/// <param name="Name">The label, e.g. <c>individual_atoms</c>.</param>
/// <param name="Desirable">Whether the tip is worth going on with when it shows.</param>
/// <param name="Threshold">A member votes for the state when its confidence is at or above this, 0..1.</param>
/// <param name="Share">Share of the training set's weight that shows the state, 0..1.</param>
/// <param name="Calibration">From a member's raw confidence to a calibrated one.</param>
/// <param name="Description">One sentence for the people who look at the scan.</param>
public sealed record TipState(
    string Name, bool Desirable, double Threshold, double Share, Calibration Calibration, string Description)
{
    /// <summary>The state that is set aside when the single most likely state is asked for.</summary>
    public const string TipChange = "tip_change";
}
