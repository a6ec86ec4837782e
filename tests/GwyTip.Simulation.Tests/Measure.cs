using GwyTip.Core;

namespace GwyTip.Simulation.Tests;

/// <summary>What a test reads off a scan; heights in nm.</summary>
internal static class Measure
{
    public static double[] Heights(ScanPlan plan) => Heights(Simulator.Run(plan).Scan);

    public static double[] Heights(Scan scan) =>
        [.. Enumerable.Range(0, scan.Lines).SelectMany(y => scan.LineAsGiven(y).ToArray()).Select(h => h * 1e9)];

    /// <summary>Mean height left of the middle over that right of it, 1 nm on either side left out.</summary>
    public static double StepDown(Scan scan, double size)
    {
        double Mean(Func<double, bool> inside) => Enumerable.Range(0, scan.Lines)
            .SelectMany(y => scan.LineAsGiven(y).ToArray().Where((_, x) => inside((x + 0.5) * size / scan.Width - size / 2)))
                .Average() * 1e9;
        return Mean(x => x < -1) - Mean(x => x > 1);
    }

    /// <summary>How far each line differs from the one before, each from its own median: entry 0 compares rows 0 and 1.</summary>
    public static double[] LineSteps(Scan scan)
    {
        double[][] lines = [.. Enumerable.Range(0, scan.Lines).Select(y =>
        {
            double[] line = scan.LineAsGiven(y).ToArray(), sorted = [.. line.Order()];
            return line.Select(h => (h - sorted[sorted.Length / 2]) * 1e9).ToArray();
        })];
        return [.. lines.Zip(lines.Skip(1), (a, b) => Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (p - q)).Average()))];
    }

    /// <summary>Separate places where the heights stand out by more than a threshold.</summary>
    public static int Peaks(double[] heights, int width, double above)
    {
        int peaks = 0;
        for (int i = width + 1; i < heights.Length - width - 1; i++)
        {
            int[] around = [i - width - 1, i - width, i - width + 1, i - 1, i + 1, i + width - 1, i + width, i + width + 1];
            peaks += heights[i] > above && around.All(n => heights[i] > heights[n] || (heights[i] == heights[n] && i < n))
                ? 1
                : 0;
        }
        return peaks;
    }
}
