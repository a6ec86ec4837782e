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

    /// <summary>Whether a line was measured, without its slope.</summary>
    public static bool Varies(ReadOnlySpan<double> line)
    {
        var (low, high, _) = Extremes(line);
        return new LineTrend(double.Max(Math.Abs(low), Math.Abs(high)), high - low, 0).IsMeasured;
    }

    /// <param name="line">Heights, NaN where not measured.</param>
    public static LineTrend Measure(ReadOnlySpan<double> line)
    {
        var (low, high, n) = Extremes(line);
        double slope = high > low ? LeastSquares(line, n, low) : 0;
        return new LineTrend(double.Max(Math.Abs(low), Math.Abs(high)), high - low, slope);
    }

    /// <summary>The lowest and the highest measured height, NaN where there is none, and how many are measured.</summary>
    private static (double Low, double High, int Count) Extremes(ReadOnlySpan<double> line)
    {
        int n = 0;
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double h in line)
        {
            // No comparison with NaN holds.
            low = h < low ? h : low;
            high = h > high ? h : high;
            n += double.IsNaN(h) ? 0 : 1;
        }
        return n > 0 ? (low, high, n) : (double.NaN, double.NaN, 0);
    }

    private static double LeastSquares(ReadOnlySpan<double> line, int count, double about)
    {
        double sumX = 0, sumH = 0, xx = 0, xh = 0;
        if (count == line.Length)
        {
            // Σ(x − x̄)² = n(n² − 1)/12.
            double middle = (line.Length - 1) / 2.0;
            for (int x = 0; x < line.Length; x++)
            {
                xh += (x - middle) * (line[x] - about);
            }
            return xh / (line.Length * ((double)line.Length * line.Length - 1) / 12);
        }
        for (int x = 0; x < line.Length; x++)
        {
            if (!double.IsNaN(line[x]))
            {
                sumX += x;
                sumH += line[x] - about;
            }
        }
        double meanX = sumX / count, meanH = about + sumH / count;
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
