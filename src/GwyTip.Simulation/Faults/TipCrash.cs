namespace GwyTip.Simulation;

/// <summary>
/// The tip touches the surface: a hole with a rim or a mound is left there, and lines after it are torn for a while.
/// </summary>
/// <param name="Line">Where, 0 on top.</param>
/// <param name="Pixel">Where in that line.</param>
/// <param name="Radius">Of what is left behind, pixels.</param>
/// <param name="Height">Of the mound, in parts of the range; negative: a hole.</param>
/// <param name="TornLines">Lines below it that are torn.</param>
/// <param name="Seed">Of its shape.</param>
public sealed record TipCrash(int Line, int Pixel, double Radius, double Height, int TornLines, ulong Seed) : Fault
{
    public override IReadOnlyList<string> States => [FaultLabels.Corruption];

    private protected override void Check(Raster raster)
    {
        Require(
            Line >= 0 && Line < raster.Lines && Pixel >= 0 && Pixel < raster.Width,
            $"a tip cannot crash at pixel {Pixel} of line {Line} of a scan of {raster.Width} x {raster.Lines}");
        Require(Radius > 0 && Radius < raster.Width, $"a crash of {Radius} pixels does not fit a scan of {raster.Width}");
        Require(Height is >= -100 and <= 100, $"a crash cannot leave {Height} ranges behind");
        Require(TornLines is >= 0 and <= 1_000_000, $"{TornLines} lines cannot be torn");
    }

    private protected override void Lay(Raster raster)
    {
        var random = new RandomSource(Seed);
        double[] lobes = [.. Enumerable.Range(0, 4).Select(_ => random.Between(-0.2, 0.2))];
        double height = Strength * Height * raster.Range;
        int reach = (int)(2.5 * Radius);
        for (int y = Math.Max(0, Line - reach); y < Math.Min(raster.Lines, Line + reach + 1); y++)
        {
            for (int x = Math.Max(0, Pixel - reach); x < Math.Min(raster.Width, Pixel + reach + 1); x++)
            {
                double angle = Math.Atan2(y - Line, x - Pixel), edge = 1;
                for (int i = 0; i < lobes.Length; i++)
                {
                    edge += lobes[i] * Math.Cos((i + 1) * angle + 5 * lobes[^(i + 1)]);
                }
                double r = Math.Sqrt((y - Line) * (y - Line) + (x - Pixel) * (x - Pixel)) / (Radius * Math.Max(0.3, edge));
                raster.Line(y)[x] += height * (Math.Exp(-Math.Pow(r, 4)) - 0.4 * Math.Exp(-8 * (r - 1.2) * (r - 1.2)));
            }
        }
        for (int y = Line; y < Math.Min(raster.Lines, Line + TornLines); y++)
        {
            var line = raster.Line(y);
            double level = 0;
            for (int x = y == Line ? Pixel : 0; x < line.Length; x++)
            {
                level = random.Uniform() < 0.08 ? random.Normal() : 0.97 * level;
                line[x] += Strength * 0.6 * Math.Abs(Height) * raster.Range * level;
            }
        }
    }
}
