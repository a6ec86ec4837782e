using System.Runtime.InteropServices;

namespace GwyTip.Core;

/// <summary>
/// A few numbers about the noise of a scan at its own resolution: along lines and across them, hum, jitter, spikes. Resampled to
/// the size of a network it is averaged away. All are logarithms of ratios within the scan, so that they depend neither on height
/// scale and offset nor on the number of lines.
/// </summary>
/// <remarks>
/// Noise is the median of absolute second differences, which neither slopes nor the few pixels on an edge raise, over what the
/// heights span between 1 % and 99 %. On good measured scans the part across lines is some four times that along them.
/// </remarks>
public static class NoiseStatistics
{
    /// <summary>Numbers a scan.</summary>
    public const int Count = 18;

    /// <summary>What lies beyond is no more a sign than this.</summary>
    private const double Limit = 8;

    /// <summary>The ratios of noise to range that are usual lie around this logarithm; the numbers around 0.</summary>
    private const double Usual = -5;

    /// <returns><see cref="Count"/> numbers, each within ±8; all 0 where too few neighbouring lines were measured.</returns>
    public static float[] Compute(Scan scan, LineFlattening flattening)
    {
        var samples = NoiseSamples.Gather(scan, flattening);
        if (!samples.AreEnough)
        {
            return new float[Count];
        }
        Span<double> heights = CollectionsMarshal.AsSpan(samples.Heights), along = CollectionsMarshal.AsSpan(samples.Along);
        var across = CollectionsMarshal.AsSpan(samples.Across);
        double range = Order.Quantile(heights, 0.99) - Order.Quantile(heights, 0.01);
        double noiseAlong = Order.Median(along), noiseAcross = Order.Median(across);
        double[] roughness = [.. samples.Roughness], shifts = [.. samples.Shifts];
        double[] values =
        [
            LogRatio(noiseAlong, range) - Usual,
            LogRatio(noiseAcross, range) - Usual,
            LogRatio(noiseAcross, noiseAlong),
            LogRatio(Order.Quantile(along, 0.99), noiseAlong),
            LogRatio(Order.Quantile(along, 0.999), noiseAlong),
            LogRatio(Order.Quantile(across, 0.99), noiseAcross),
            .. Spectrum(samples.Power),
            .. Spectrum(samples.DifferencePower),
            LogRatio(samples.DifferencePower.Sum(), samples.Power.Sum()),
            LogRatio(Scatter(samples.Slopes), range) - Usual,
            LogRatio(Scatter(samples.Bows), range) - Usual,
            LogRatio(Order.Quantile(roughness, 0.9), Order.Median(roughness)),
            LogRatio(Order.Median(shifts), 1),
            LogRatio(Order.Quantile(shifts, 0.9), 1),
        ];
        return [.. values.Select(v => (float)Math.Clamp(v, -Limit, Limit))];
    }

    /// <summary>How far the sharpest line of a spectrum stands out, where it is, and the share of its upper half.</summary>
    private static double[] Spectrum(double[] power)
    {
        int half = power.Length - 1, sharpest = Slowest;
        double prominence = double.NegativeInfinity;
        for (int k = Slowest; k < power.Length; k++)
        {
            // A surface gives hills, hum gives a line: what is a little slower and a little faster has nothing of it.
            double around = Order.Median([.. power[(int)(k / 1.6)..(k - 1)], .. power[Math.Min(k + 2, half + 1)..Math.Min(
                (int)(k * 1.6) + 1, half + 1)]]);
            if (LogRatio(power[k], around) is var p && p > prominence)
            {
                (prominence, sharpest) = (p, k);
            }
        }
        return [prominence, Math.Log((double)sharpest / half), LogRatio(power[(half / 2)..].Sum(), power[2..].Sum())];
    }

    /// <summary>Frequencies below this many periods a line are the surface's.</summary>
    private const int Slowest = 4;

    /// <summary>Median absolute deviation.</summary>
    private static double Scatter(IReadOnlyList<double> values) =>
        Order.MedianDistance([.. values], Order.Median([.. values]));

    private static double LogRatio(double value, double over) =>
        over > 0 ? Math.Log(Math.Clamp(value / over, 1e-4, 1e4)) : value > 0 ? Math.Log(1e4) : 0;
}
