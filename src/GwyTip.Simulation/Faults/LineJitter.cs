namespace GwyTip.Simulation;

/// <summary>
/// Lines that begin a little too early or too late, so that edges fray: vibration, or a clock that is not steady.
/// </summary>
/// <param name="Pixels">Standard deviation of a line's displacement along x, pixels.</param>
/// <param name="Seed">Of the displacements.</param>
public sealed record LineJitter(double Pixels, ulong Seed) : Fault
{
    public override IReadOnlyList<string> States => [FaultLabels.Corruption];

    public override bool MovesThings => true;

    private protected override void Check(Raster raster) => Require(
        Pixels >= 0 && Pixels < raster.Width / 4.0, $"lines of {raster.Width} pixels cannot jump by {Pixels}");

    private protected override void Lay(Raster raster)
    {
        var random = new RandomSource(Seed);
        var before = raster.Copy();
        for (int y = 0; y < raster.Lines; y++)
        {
            double moved = Strength * Pixels * random.Normal();
            var line = raster.Line(y);
            for (int x = 0; x < line.Length; x++)
            {
                double seen = before.Between(x - moved, y);
                line[x] = double.IsNaN(line[x]) || double.IsNaN(seen) ? line[x] : seen;
            }
        }
    }
}
