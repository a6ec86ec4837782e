namespace GwyTip.Training.Metrics;

/// <summary>A figure of several members.</summary>
/// <param name="Mean">Over those that have it; NaN where none has.</param>
/// <param name="Deviation">Standard deviation of a member, n − 1 in the denominator; NaN for fewer than two.</param>
/// <param name="Members">How many have it.</param>
internal sealed record Spread(double Mean, double Deviation, int Members)
{
    public static Spread Measure(IEnumerable<double> values)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        double mean = known.Length == 0 ? double.NaN : known.Average();
        double deviation = known.Length < 2
            ? double.NaN
            : Math.Sqrt(known.Sum(v => (v - mean) * (v - mean)) / (known.Length - 1));
        return new Spread(mean, deviation, known.Length);
    }
}
