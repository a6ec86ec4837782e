namespace GwyTip.Core;

/// <summary>
/// A few numbers about how the lines of a scan follow one another, at the scan's own resolution, where a change of the tip shows
/// best: resampled to the size of a network it is mostly gone. All are logarithms of ratios within the scan, or correlations, so
/// that they depend neither on height scale and offset nor on the number of lines.
/// </summary>
public static class LineStatistics
{
    /// <summary>Numbers a scan.</summary>
    public const int Count = 12;

    /// <summary>What lies beyond is no more a sign than this.</summary>
    private const double Limit = 5;

    /// <summary>Lines around the largest step that the second largest must keep away from.</summary>
    private const int Apart = 2;

    /// <summary>Lines on each side that roughness is compared over.</summary>
    private const int Window = 12;

    /// <returns>
    /// <see cref="Count"/> numbers, each within ±5; all 0 where no two neighbouring measured lines share a pixel.
    /// </returns>
    public static float[] Compute(Scan scan, LineFlattening flattening)
    {
        var lines = LinePair.Compare(scan, flattening);
        if (lines.Count < 2)
        {
            return new float[Count];
        }
        double[] steps = [.. lines.Select(l => l.Step)], shifts = [.. lines.Select(l => Math.Abs(l.Shift))];
        double[] roughness = [.. lines.Select(l => l.Roughness)], unlike = [.. lines.Select(l => 1 - l.Correlation)];
        double typical = Typical(steps), typicalShift = Typical(shifts);
        int largest = Array.IndexOf(steps, steps.Max());
        double[] values =
        [
            LogRatio(steps[largest], typical),
            LogRatio(steps.Where((_, i) => Math.Abs(i - largest) > Apart).DefaultIfEmpty(typical).Max(), typical),
            LogRatio(Order.Quantile([.. steps], 0.95), typical),
            LogRatio(shifts.Max(), typicalShift),
            LogRatio(Order.Quantile([.. shifts], 0.95), typicalShift),
            LogRatio(shifts[largest], typicalShift),
            unlike.Max(),
            Order.Median([.. unlike]),
            unlike[largest],
            Math.Abs(AcrossLog(roughness, largest, roughness.Length)),
            Enumerable.Range(0, roughness.Length).Max(i => Math.Abs(AcrossLog(roughness, i, Window))),
            Math.Abs(AcrossLog(steps, largest, steps.Length)),
        ];
        return [.. values.Select(v => (float)Math.Clamp(v, -Limit, Limit))];
    }

    /// <summary>The median; the mean where that is 0, as on scans of few levels of height.</summary>
    private static double Typical(double[] values)
    {
        double median = Order.Median([.. values]);
        return median > 0 ? median : values.Average();
    }

    private static double LogRatio(double value, double typical) =>
        typical > 0 ? Math.Log(Math.Max(value, 1e-3 * typical) / typical) : 0;

    /// <summary>
    /// Log of the median from a line on over the median before it, within a window; 0 where one side has too few lines.
    /// </summary>
    private static double AcrossLog(double[] values, int at, int window)
    {
        var before = values.AsSpan(Math.Max(0, at - window)..at);
        var after = values.AsSpan(at..Math.Min(values.Length, at + window));
        if (Math.Min(before.Length, after.Length) < Math.Min(Window, window) / 2)
        {
            return 0;
        }
        double a = Order.Median(before.ToArray()), b = Order.Median(after.ToArray());
        return a > 0 && b > 0 ? Math.Log(b / a) : 0;
    }
}
