namespace GwyTip.Simulation;

/// <summary>Apices so far apart that everything shows as often as there are; the weaker ones show ghosts.</summary>
/// <inheritdoc/>
public sealed record DoubleTip(IReadOnlyList<Ghost> Ghosts, double Steepness) : SeveralApices(Ghosts, Steepness)
{
    public override IReadOnlyList<string> States => [FaultLabels.DoubleTip];
}
