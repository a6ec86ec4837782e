namespace GwyTip.Simulation;

/// <summary>
/// Apices that lie within about the width of an adsorbate: things have a tail to one side, are oblong or blunt, but do not show
/// twice.
/// </summary>
/// <inheritdoc/>
public sealed record AsymmetricTip(IReadOnlyList<Ghost> Ghosts, double Steepness) : SeveralApices(Ghosts, Steepness)
{
    public override IReadOnlyList<string> States => [FaultLabels.AsymmetricTip];
}
