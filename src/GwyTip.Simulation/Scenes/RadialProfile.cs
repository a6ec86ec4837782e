namespace GwyTip.Simulation;

/// <summary>A round thing's height by the distance from its middle, as a table.</summary>
internal sealed class RadialProfile
{
    /// <summary>Entries a pixel.</summary>
    private const int Steps = 8;

    /// <summary>What is lower than this at every larger distance is left out.</summary>
    private const double Lowest = 0.002;

    private readonly double[] _heights;

    /// <param name="height">Height, about 1 in the middle, by the distance in pixels.</param>
    /// <param name="farthest">Pixels beyond which it is not asked for; towards there it is faded out.</param>
    public RadialProfile(Func<double, double> height, double farthest)
    {
        int count = (int)(farthest * Steps) + 2, last = 0;
        double[] heights = new double[count];
        for (int i = 0; i < count; i++)
        {
            double r = (double)i / Steps, fade = Math.Min(1, 4 * Math.Max(0, 1 - r / farthest));
            heights[i] = fade * height(r);
            last = Math.Abs(heights[i]) > Lowest ? i : last;
        }
        _heights = heights[..Math.Min(count, last + 2)];
        _heights[^1] = 0;
    }

    /// <summary>Pixels beyond which it is 0.</summary>
    public double Reach => (_heights.Length - 1.0) / Steps;

    public double At(double distance)
    {
        double i = distance * Steps;
        int low = (int)i;
        return low >= _heights.Length - 1 ? 0 : _heights[low] + (i - low) * (_heights[low + 1] - _heights[low]);
    }
}
