namespace GwyTip.Simulation;

/// <summary>
/// Lines in which the loop holds nothing: the tip hangs at the end of its travel, or where it was, and slides along.
/// </summary>
/// <param name="FirstLine">Where it begins, 0 on top.</param>
/// <param name="Count">Lines.</param>
/// <param name="Level">Height at which the tip hangs, in parts of the range.</param>
/// <param name="Noise">Standard deviation there, in parts of the range.</param>
/// <param name="Seed">Of the noise.</param>
public sealed record LostFeedback(int FirstLine, int Count, double Level, double Noise, ulong Seed) : Fault
{
    public override IReadOnlyList<string> States => [FaultLabels.Corruption];

    private protected override void Check(Raster raster)
    {
        Require(
            FirstLine >= 0 && Count >= 0 && FirstLine + Count <= raster.Lines,
            $"the feedback cannot be lost for {Count} lines from line {FirstLine} of {raster.Lines}");
        Require(Level is >= -1000 and <= 1000, $"a tip cannot hang {Level} ranges above the scan");
        Require(Noise is >= 0 and <= 100, $"noise cannot be {Noise} times the range");
    }

    private protected override void Lay(Raster raster)
    {
        var random = new RandomSource(Seed);
        // Once somewhere in its first line, it is lost until somewhere in its last one.
        int first = random.Index(raster.Width / 2 + 1), last = raster.Width - random.Index(raster.Width / 2 + 1);
        for (int y = FirstLine; y < FirstLine + Count; y++)
        {
            var line = raster.Line(y);
            double slide = random.Normal(), middle = Middle(line);
            for (int x = y == FirstLine ? first : 0; x < (y == FirstLine + Count - 1 ? last : line.Length); x++)
            {
                double hanging = middle + raster.Range
                    * (Level + 0.3 * Noise * slide * x / line.Length + Noise * random.Normal());
                line[x] += Strength * (hanging - line[x]);
            }
        }
    }

    private static double Middle(ReadOnlySpan<double> line)
    {
        double sum = 0;
        int count = 0;
        foreach (double h in line)
        {
            sum += double.IsNaN(h) ? 0 : h;
            count += double.IsNaN(h) ? 0 : 1;
        }
        return count > 0 ? sum / count : 0;
    }
}
