namespace GwyTip.Simulation;

/// <summary>
/// The sample moves below the tip while it scans: steadily, which shears and stretches the picture, and by creep after the
/// scanner came from elsewhere, which bends it at the first lines. Both are usual while they are small.
/// </summary>
/// <param name="Right">Pixels to the right over the whole scan.</param>
/// <param name="Down">Pixels downwards over the whole scan.</param>
/// <param name="CreepRight">Pixels to the right that the first line is away from its place.</param>
/// <param name="CreepDown">Pixels downwards that it is.</param>
/// <param name="CreepTime">Share of the scan after which a third of that is left.</param>
public sealed record ImageDrift(double Right, double Down, double CreepRight, double CreepDown, double CreepTime) : Fault
{
    /// <summary>Pixels a line, of drift and creep together, that every scan may have.</summary>
    public const double Usual = 0.1;

    public override IReadOnlyList<string> States => [FaultLabels.Corruption];

    public override bool MovesThings => true;

    /// <summary>
    /// What moves further than usual from one line to the next, in pixels: a picture that is sheared, not changed.
    /// </summary>
    public override double Visibility(Raster clean, Raster changed)
    {
        double right = Math.Abs(Right) + Math.Abs(CreepRight) / CreepTime,
            down = Math.Abs(Down) + Math.Abs(CreepDown) / CreepTime;
        return Math.Max(0, Strength * Math.Max(right, down) / clean.Lines - Usual);
    }

    private protected override void Check(Raster raster)
    {
        Require(CreepTime > 0 && CreepTime <= 10, $"creep does not take {CreepTime} scans");
        Require(
            Math.Max(Math.Abs(Right) + Math.Abs(CreepRight), Math.Abs(Down) + Math.Abs(CreepDown)) < raster.Lines,
            $"a scan of {raster.Width} x {raster.Lines} pixels cannot drift by more than itself");
    }

    private protected override void Lay(Raster raster)
    {
        var before = raster.Copy();
        for (int y = 0; y < raster.Lines; y++)
        {
            double share = (double)y / raster.Lines, left = Math.Exp(-share / CreepTime);
            double right = Strength * (Right * (share - 0.5) + CreepRight * left);
            double down = Strength * (Down * (share - 0.5) + CreepDown * left);
            var line = raster.Line(y);
            for (int x = 0; x < line.Length; x++)
            {
                // What was not measured stays so, whatever moves below.
                double seen = before.Between(x - right, y - down);
                line[x] = double.IsNaN(line[x]) || double.IsNaN(seen) ? line[x] : seen;
            }
        }
    }
}
