namespace GwyTip.Core;

/// <summary>
/// Heights to about −1..1, whatever their unit: the 1st and 99th percentile of what was measured go to −1 and 1, what lies beyond
/// is kept up to <see cref="Limit"/>, so that one spike does not flatten the rest.
/// </summary>
public static class RobustScaling
{
    public const float Limit = 2;

    private const double LowFraction = 0.01;

    /// <summary>Scales in place. Pixels that were not measured become 0.</summary>
    /// <exception cref="ScanException">Nothing was measured, or all measured heights are the same.</exception>
    public static void Apply(SquareImage image)
    {
        using var scratch = new Scratch<double>(image.Heights.Length);
        var measured = scratch.Span;
        int n = 0;
        for (int i = 0; i < image.Heights.Length; i++)
        {
            if (image.Validity[i] > 0)
            {
                measured[n++] = image.Heights[i];
            }
        }
        if (n == 0)
        {
            throw new ScanException(ScanProblem.NoData, "the image holds no data: no pixel was measured");
        }
        var (low, high) = Range(measured[..n], image.Rounding);
        double centre = (low + high) / 2, half = (high - low) / 2;
        for (int i = 0; i < image.Heights.Length; i++)
        {
            image.Heights[i] = image.Validity[i] > 0
                ? (float)Math.Clamp((image.Heights[i] - centre) / half, -Limit, Limit)
                : 0;
        }
    }

    private static (double Low, double High) Range(Span<double> heights, double rounding)
    {
        double low = Order.Quantile(heights, LowFraction), high = Order.Quantile(heights, 1 - LowFraction);
        if (high - low > rounding)
        {
            return (low, high);
        }
        // A flat scan with a few spikes: they are all there is to see.
        (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double h in heights)
        {
            low = Math.Min(low, h);
            high = Math.Max(high, h);
        }
        return high - low > rounding
            ? (low, high)
            : throw new ScanException(ScanProblem.Constant, "the scan is constant: flattened, all heights are the same");
    }
}
