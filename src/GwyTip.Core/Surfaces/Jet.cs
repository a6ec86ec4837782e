namespace GwyTip.Core;

/// <summary>
/// A picture and its derivatives up to the second order at one scale, in units of the scale (the local jet; J. Koenderink, A. van
/// Doorn, Biol. Cybern. 55, 367 (1987)). Pixels that were not measured are filled from around them and take no part in
/// statistics.
/// </summary>
internal sealed class Jet
{
    /// <summary>Scale of the derivatives in pixels of the level.</summary>
    private const double Scale = 1;

    private const int Reach = 3;

    private static readonly float[] Smooth = Kernel(x => Math.Exp(-x * x / (2 * Scale * Scale)));

    private Jet(int size, bool[] measured, float[][] parts)
    {
        Size = size;
        Measured = measured;
        (Height, X, Y, XX, XY, YY) = (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    }

    public int Size { get; }

    /// <summary>Whether all that a pixel's values come from was measured.</summary>
    public bool[] Measured { get; }

    public float[] Height { get; }

    public float[] X { get; }

    public float[] Y { get; }

    public float[] XX { get; }

    public float[] XY { get; }

    public float[] YY { get; }

    /// <param name="heights">size × size.</param>
    /// <param name="weights">Share of each that was measured.</param>
    /// <param name="size">Pixels along a side.</param>
    public static Jet Compute(float[] heights, float[] weights, int size)
    {
        var (smooth, weight) = Blur(heights, weights, size);
        var parts = new float[6][];
        parts[0] = smooth;
        for (int p = 1; p < 6; p++)
        {
            parts[p] = new float[smooth.Length];
        }
        var measured = new bool[smooth.Length];
        for (int y = 0; y < size; y++)
        {
            int up = Math.Max(0, y - 1), down = Math.Min(size - 1, y + 1);
            for (int x = 0; x < size; x++)
            {
                int left = Math.Max(0, x - 1), right = Math.Min(size - 1, x + 1), i = y * size + x;
                float centre = smooth[i], west = smooth[y * size + left], east = smooth[y * size + right];
                float north = smooth[up * size + x], south = smooth[down * size + x];
                measured[i] = weight[i] > 0.6f && x > 0 && y > 0 && x < size - 1 && y < size - 1;
                parts[1][i] = (east - west) / 2;
                parts[2][i] = (south - north) / 2;
                parts[3][i] = east - 2 * centre + west;
                parts[4][i] = (smooth[down * size + right] - smooth[down * size + left] - smooth[up * size + right]
                    + smooth[up * size + left]) / 4;
                parts[5][i] = south - 2 * centre + north;
            }
        }
        return new Jet(size, measured, parts);
    }

    /// <summary>The next coarser level: half the pixels along a side.</summary>
    public static (float[] Heights, float[] Weights) Halve(float[] heights, float[] weights, int size)
    {
        var (smooth, weight) = Blur(heights, weights, size);
        int half = size / 2;
        float[] coarse = new float[half * half], coarseWeights = new float[half * half];
        for (int i = 0; i < coarse.Length; i++)
        {
            int at = 2 * (i / half) * size + 2 * (i % half);
            coarse[i] = (smooth[at] + smooth[at + 1] + smooth[at + size] + smooth[at + size + 1]) / 4;
            coarseWeights[i] = (weight[at] + weight[at + 1] + weight[at + size] + weight[at + size + 1]) / 4;
        }
        return (coarse, coarseWeights);
    }

    /// <summary>A Gaussian mean over what was measured.</summary>
    private static (float[] Values, float[] Weights) Blur(float[] heights, float[] weights, int size)
    {
        var weighted = new float[heights.Length];
        for (int i = 0; i < heights.Length; i++)
        {
            weighted[i] = heights[i] * weights[i];
        }
        float[] sums = ScaledSum.Convolve(weighted, size, Smooth), totals = ScaledSum.Convolve(weights, size, Smooth);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = totals[i] > 1e-3f ? sums[i] / totals[i] : 0;
        }
        return (sums, totals);
    }

    private static float[] Kernel(Func<double, double> shape)
    {
        double[] values = [.. Enumerable.Range(-Reach, 2 * Reach + 1).Select(x => shape(x))];
        double sum = values.Sum();
        return Array.ConvertAll(values, v => (float)(v / sum));
    }
}
