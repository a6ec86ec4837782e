namespace GwyTip.Simulation;

/// <summary>Heights blurred by a Gaussian along both axes; only what was measured counts.</summary>
internal static class Blurred
{
    /// <param name="raster">Not changed.</param>
    /// <param name="sigma">Standard deviation in pixels, above 0.</param>
    public static double[] Heights(Raster raster, double sigma)
    {
        double[] kernel = Kernel(sigma), across = new double[raster.Heights.Length], both = new double[raster.Heights.Length];
        for (int y = 0; y < raster.Lines; y++)
        {
            Smooth(raster.Heights.AsSpan(y * raster.Width), 1, across.AsSpan(y * raster.Width), raster.Width, kernel);
        }
        for (int x = 0; x < raster.Width; x++)
        {
            Smooth(across.AsSpan(x), raster.Width, both.AsSpan(x), raster.Lines, kernel);
        }
        return both;
    }

    /// <summary>
    /// A series of unit variance that forgets over about <paramref name="sigma"/> steps; white where that is 0.
    /// </summary>
    public static double[] Series(RandomSource random, int count, double sigma)
    {
        double[] white = [.. Enumerable.Range(0, count).Select(_ => random.Normal())], smooth = white;
        if (sigma > 0.3)
        {
            smooth = new double[count];
            Smooth(white, 1, smooth, count, Kernel(Math.Min(sigma, count)));
        }
        double mean = smooth.Average(), spread = Math.Sqrt(smooth.Average(v => (v - mean) * (v - mean)));
        return [.. smooth.Select(v => spread > 0 ? (v - mean) / spread : 0)];
    }

    private static double[] Kernel(double sigma)
    {
        int reach = (int)Math.Ceiling(3 * sigma);
        return [.. Enumerable.Range(0, reach + 1).Select(i => Math.Exp(-0.5 * i * i / (sigma * sigma)))];
    }

    /// <param name="from">Values, of which every <paramref name="step"/>-th is one of the row.</param>
    /// <param name="step">As far apart in both.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="count">Values of the row.</param>
    /// <param name="kernel">Weights at distance 0, 1, …</param>
    private static void Smooth(ReadOnlySpan<double> from, int step, Span<double> to, int count, double[] kernel)
    {
        for (int i = 0; i < count; i++)
        {
            double sum = 0, weight = 0;
            for (int j = Math.Max(0, i - kernel.Length + 1); j <= Math.Min(count - 1, i + kernel.Length - 1); j++)
            {
                double value = from[j * step], share = kernel[Math.Abs(i - j)];
                if (!double.IsNaN(value))
                {
                    sum += share * value;
                    weight += share;
                }
            }
            to[i * step] = weight > 0 ? sum / weight : double.NaN;
        }
    }
}
