using GwyTip.Core;

namespace GwyTip.Tests;

/// <summary>Scans with known flaws, and good ones.</summary>
internal static class TestScans
{
    /// <summary>Heights of a surface with waves along x and noise: what no problem code is for.</summary>
    public static double[] Heights(int width, int lines, int seed = 1)
    {
        var random = new Random(seed);
        var heights = new double[width * lines];
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] = 1e-10 * (Math.Sin(i % width * 0.3) + random.NextDouble());
        }
        return heights;
    }

    public static Scan Good(int width = 64, int lines = 64, int seed = 1) => new(Heights(width, lines, seed), width, lines);

    public const int TerraceSide = 128;

    /// <summary>
    /// Ten round adsorbates, 6 pixels wide, on a square terrace of <see cref="TerraceSide"/> pixels; with another apex of the tip
    /// so many pixels to the right.
    /// </summary>
    public static double[] Adsorbates(double ghostRight = 0)
    {
        const int side = TerraceSide;
        (int X, int Y)[] places =
            [(94, 15), (57, 20), (94, 40), (88, 57), (76, 70), (29, 70), (90, 83), (73, 97), (36, 114), (84, 115)];
        var random = new Random(1);
        var heights = new double[side * side];
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] = 1e-12 * random.NextDouble();
            foreach (var (x, y) in places)
            {
                double dx = i % side - x, dy = i / side - y;
                heights[i] += 1e-10 * Math.Exp(-(dx * dx + dy * dy) / 13);
                dx -= ghostRight;
                heights[i] += ghostRight > 0 ? 0.3e-10 * Math.Exp(-(dx * dx + dy * dy) / 13) : 0;
            }
        }
        return heights;
    }

    /// <summary>By code of the problem, heights of a width and a number of lines that have it.</summary>
    public static (double[] Heights, int Width, int Lines) Bad(string code)
    {
        double[] good = Heights(32, 32);
        switch (code)
        {
            case "too-few-lines":
                return (Heights(32, 15), 32, 15);
            case "too-few-columns":
                return (Heights(1, 32), 1, 32);
            case "constant":
                Array.Fill(good, 3.5);
                return (good, 32, 32);
            case "no-data":
                Array.Fill(good, double.NaN);
                return (good, 32, 32);
            case "repeated-lines":
                return ([.. Enumerable.Repeat(good[..32], 32).SelectMany(line => line)], 32, 32);
            default:
                throw new ArgumentException($"no scan that is {code}", nameof(code));
        }
    }

    public static TheoryData<string> Problems => ["too-few-lines", "too-few-columns", "constant", "no-data", "repeated-lines"];
}
