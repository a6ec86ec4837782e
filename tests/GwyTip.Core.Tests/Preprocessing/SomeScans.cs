using GwyTip.Core;

namespace GwyTip.Tests;

/// <summary>Scans to preprocess in tests. The same arguments give the same scan.</summary>
internal static class SomeScans
{
    /// <summary>
    /// A smooth corrugation of about ±1 in both directions with a little noise, tilted and offset as a raw scan is.
    /// </summary>
    public static double[] Heights(int width, int lines, int seed)
    {
        var random = new Random(seed);
        double kx = 0.1 + 0.4 * random.NextDouble(), ky = 0.1 + 0.4 * random.NextDouble();
        double tiltX = 0.02 * random.NextDouble(), tiltY = 0.05 * random.NextDouble();
        var heights = new double[width * lines];
        for (int y = 0; y < lines; y++)
        {
            double jump = 0.3 * random.NextDouble();
            for (int x = 0; x < width; x++)
            {
                heights[y * width + x] =
                    Math.Sin(kx * x) * Math.Cos(ky * y) + tiltX * x + tiltY * y + jump + 0.1 * random.NextDouble();
            }
        }
        return heights;
    }

    public static Scan Of(int width, int lines, int seed) => new(Heights(width, lines, seed), width, lines);

    /// <summary>
    /// A corrugation that shifts sideways between line <paramref name="change"/> − 1 and <paramref name="change"/>.
    /// </summary>
    public static Scan Halves(int width, int lines, int change, int seed)
    {
        var random = new Random(seed);
        var heights = new double[width * lines];
        for (int i = 0; i < heights.Length; i++)
        {
            int x = i % width, y = i / width;
            heights[i] = Math.Sin(0.8 * x + (y < change ? 0 : Math.PI)) + 0.05 * random.NextDouble();
        }
        return new Scan(heights, width, lines);
    }

    public static Scan Where(this Scan scan, Func<int, int, double, double> change)
    {
        var heights = new double[scan.Width * scan.Lines];
        for (int y = 0; y < scan.Lines; y++)
        {
            var line = scan.Line(y);
            for (int x = 0; x < line.Length; x++)
            {
                heights[y * scan.Width + x] = change(x, y, line[x]);
            }
        }
        return new Scan(heights, scan.Width, scan.Lines);
    }
}
