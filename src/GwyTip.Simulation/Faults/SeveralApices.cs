namespace GwyTip.Simulation;

/// <summary>
/// A tip that ends in two apices or more, each of which images the surface. The model is <see cref="SoftMaximum"/>.
/// </summary>
/// <param name="Ghosts">The apices besides the first, to the nearest pixel.</param>
/// <param name="Steepness">How much the current falls over the scan's range, as a natural logarithm: 1 to 9 on metals.</param>
public abstract record SeveralApices(IReadOnlyList<Ghost> Ghosts, double Steepness) : Fault
{
    public override bool MovesThings => true;

    private protected override void Check(Raster raster)
    {
        string? problem = SoftMaximum.Problem(raster, Ghosts, Steepness);
        Require(problem is null, problem ?? "");
    }

    private protected override void Lay(Raster raster) => SoftMaximum.Apply(raster, Ghosts, Steepness, Strength);
}
