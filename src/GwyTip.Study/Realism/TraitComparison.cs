namespace GwyTip.Study.Realism;

/// <summary>One number of real scans beside that of simulated ones.</summary>
/// <param name="Name">Which.</param>
/// <param name="Real">Lower quartile, median and upper quartile of the real scans.</param>
/// <param name="Simulated">The same of the simulated ones.</param>
/// <param name="Distance">Largest difference of the two distribution functions (Kolmogorov and Smirnov), 0..1.</param>
internal sealed record TraitComparison(string Name, double[] Real, double[] Simulated, double Distance)
{
    internal static IReadOnlyList<TraitComparison> Compare(
        IReadOnlyList<RealismTraits> real, IReadOnlyList<RealismTraits> simulated) =>
        [.. real[0].Numbers.Keys.Select(name => Compare(
            name, [.. real.Select(t => t.Numbers[name]).Order()], [.. simulated.Select(t => t.Numbers[name]).Order()]))];

    internal static TraitComparison Compare(string name, double[] real, double[] simulated)
    {
        static double Below(double[] sorted, double value)
        {
            int at = Array.BinarySearch(sorted, value);
            at = at < 0 ? ~at : at + 1;
            while (at < sorted.Length && sorted[at] == value)
            {
                at++;
            }
            return (double)at / sorted.Length;
        }
        double distance = real.Concat(simulated).Max(v => Math.Abs(Below(real, v) - Below(simulated, v)));
        return new TraitComparison(name, Quartiles(real), Quartiles(simulated), distance);
    }

    private static double[] Quartiles(double[] sorted) =>
        [.. new[] { 0.25, 0.5, 0.75 }.Select(q => sorted[(int)(q * (sorted.Length - 1))])];
}
