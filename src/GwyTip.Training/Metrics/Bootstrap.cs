using GwyTip.Core;

namespace GwyTip.Training.Metrics;

/// <summary>The interval a figure lies in.</summary>
/// <param name="Low">Lower end; NaN where the figure could not be computed on any resample.</param>
/// <param name="High">Upper end; NaN likewise.</param>
public readonly record struct Interval(double Low, double High);

/// <summary>
/// Percentile bootstrap over groups: scans of one measuring session share a tip and a sample, so sessions are drawn with
/// replacement, not scans.
/// </summary>
public static class Bootstrap
{
    /// <param name="groups">The examples of each group.</param>
    /// <param name="figure">
    /// Computes the figure on a resample; resamples for which it is NaN (a class missing) are left out.
    /// </param>
    /// <param name="resamples">How many resamples, at least 1.</param>
    /// <param name="level">Share of the resamples inside the interval, 0..1.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    public static Interval Over<T>(
        IReadOnlyList<IReadOnlyList<T>> groups, Func<IReadOnlyList<T>, double> figure, int resamples, double level, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        var random = new Random(seed);
        var figures = new List<double>(resamples);
        var sample = new List<T>();
        for (int i = 0; i < resamples; i++)
        {
            sample.Clear();
            for (int g = 0; g < groups.Count; g++)
            {
                sample.AddRange(groups[random.Next(groups.Count)]);
            }
            double value = figure(sample);
            if (!double.IsNaN(value))
            {
                figures.Add(value);
            }
        }
        if (figures.Count == 0)
        {
            return new Interval(double.NaN, double.NaN);
        }
        double[] values = [.. figures];
        return new Interval(Order.Quantile(values, (1 - level) / 2), Order.Quantile(values, (1 + level) / 2));
    }
}
