using GwyTip.Training.Documents;

namespace GwyTip.Study.Realism;

/// <summary>The report's charts: means of real scans beside those of simulated ones.</summary>
internal static class RealismCharts
{
    private const string RealColour = "#1f6fb4", SimulatedColour = "#cc2b2b";

    /// <summary>Decades that the power axis shows.</summary>
    private const double Decades = 5;

    public static string LineSpectra(IReadOnlyList<RealismTraits> real, IReadOnlyList<RealismTraits> simulated) =>
        new SquareChart(
            "Power along lines", "log₁₀ of frequency: 0 a hundredth of Nyquist, 1 Nyquist", $"log₁₀ of power share: 0 is 10^−{Decades}, 1 is 1", Diagonal: false)
            .Draw([Spectrum("real", RealColour, real, t => t.Along), Spectrum("simulated", SimulatedColour, simulated, t => t.Along)]);

    public static string ColumnSpectra(IReadOnlyList<RealismTraits> real, IReadOnlyList<RealismTraits> simulated) =>
        new SquareChart(
            "Power across lines", "log₁₀ of frequency: 0 a hundredth of Nyquist, 1 Nyquist", $"log₁₀ of power share: 0 is 10^−{Decades}, 1 is 1", Diagonal: false)
            .Draw([Spectrum("real", RealColour, real, t => t.Across), Spectrum("simulated", SimulatedColour, simulated, t => t.Across)]);

    public static string Histograms(IReadOnlyList<RealismTraits> real, IReadOnlyList<RealismTraits> simulated) =>
        new SquareChart("Heights", "height: 1/6 the 1st percentile, 5/6 the 99th", "share of the pixels, times 8", Diagonal: false)
            .Draw([Histogram("real", RealColour, real), Histogram("simulated", SimulatedColour, simulated)]);

    private static ChartLine Spectrum(string legend, string colour, IReadOnlyList<RealismTraits> traits, Func<RealismTraits, double[]> of) =>
        new(legend, colour, [.. Enumerable.Range(0, RealismTraits.Bands)
            .Select(i => (X: Math.Log10(RealismTraits.FrequencyOf(i)) / 2 + 1, Power: traits.Average(t => of(t)[i])))
            .Where(p => p.Power > 0).Select(p => (p.X, Math.Clamp(1 + Math.Log10(p.Power) / Decades, 0, 1)))]);

    private static ChartLine Histogram(string legend, string colour, IReadOnlyList<RealismTraits> traits) =>
        new(legend, colour, [.. Enumerable.Range(0, RealismTraits.Bins)
            .Select(i => ((i + 0.5) / RealismTraits.Bins, Math.Min(1, 8 * traits.Average(t => t.Histogram[i]))))]);
}
