namespace GwyTip.Simulation;

/// <summary>
/// Slow rises and falls of the scanner along every line: a slope and a bow of each, which change slowly from line to line
/// (creep of piezo ceramics and thermal drift, e.g. B. Mokaberi, A. Requicha, IEEE Trans. Autom. Sci. Eng. 5, 197 (2008)).
/// </summary>
/// <param name="Slope">Standard deviation over lines of half a line's rise, in parts of the range.</param>
/// <param name="Bow">The same of how much its middle sags.</param>
/// <param name="Smoothness">Lines over which they change; 0: each line has its own.</param>
/// <param name="Seed">Of the random slopes.</param>
public sealed record HeightDrift(double Slope, double Bow, double Smoothness, ulong Seed) : Fault
{
    public override IReadOnlyList<string> States => [FaultLabels.Corruption];

    private protected override void Check(Raster raster)
    {
        Require(Slope is >= 0 and <= 100 && Bow is >= 0 and <= 100, $"lines do not rise by {Slope} and sag by {Bow} ranges");
        Require(Smoothness is >= 0 and <= 1e4, $"slopes do not change over {Smoothness} lines");
    }

    private protected override void Lay(Raster raster)
    {
        var random = new RandomSource(Seed);
        double[] slopes = Blurred.Series(random, raster.Lines, Smoothness),
            bows = Blurred.Series(random, raster.Lines, Smoothness);
        for (int y = 0; y < raster.Lines; y++)
        {
            var line = raster.Line(y);
            for (int x = 0; x < line.Length; x++)
            {
                double t = 2 * (x + 0.5) / line.Length - 1;
                line[x] += Strength * raster.Range * (Slope * slopes[y] * t + Bow * bows[y] * (t * t - 1.0 / 3));
            }
        }
    }
}
