namespace GwyTip.Core;

/// <summary>One raw line of a scan at a glance. All are NaN where no pixel was measured.</summary>
/// <param name="Largest">The largest absolute height.</param>
/// <param name="Range">From the lowest height to the highest.</param>
/// <param name="Slope">Least-squares height a pixel; 0 where all heights are the same.</param>
internal readonly record struct LineTrend(double Largest, double Range, double Slope)
{
    /// <summary>Differences below this part of the largest height are rounding, not topography.</summary>
    public const double RelativeRounding = 1e-12;

    /// <summary>See <see cref="Scan.IsMeasured"/>.</summary>
    public bool IsMeasured => Range > RelativeRounding * Largest;

    /// <param name="line">Heights, NaN where not measured.</param>
    public static LineTrend Measure(ReadOnlySpan<double> line)
    {
        int n = 0;
        double first = double.NaN, low = double.NaN, high = double.NaN, sumX = 0, sumH = 0;
        for (int x = 0; x < line.Length; x++)
        {
            double h = line[x];
            if (double.IsNaN(h))
            {
                continue;
            }
            if (n == 0)
            {
                first = low = high = h;
            }
            low = h < low ? h : low;
            high = h > high ? h : high;
            n++;
            sumX += x;
            sumH += h - first;
        }
        double slope = high > low ? LeastSquares(line, sumX / n, first + sumH / n) : 0;
        return new LineTrend(double.Max(Math.Abs(low), Math.Abs(high)), high - low, slope);
    }

    private static double LeastSquares(ReadOnlySpan<double> line, double meanX, double meanH)
    {
        double xx = 0, xh = 0;
        for (int x = 0; x < line.Length; x++)
        {
            double h = line[x];
            if (!double.IsNaN(h))
            {
                xx += (x - meanX) * (x - meanX);
                xh += (x - meanX) * (h - meanH);
            }
        }
        return xh / xx;
    }
}
