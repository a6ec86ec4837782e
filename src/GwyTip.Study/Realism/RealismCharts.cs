using GwyTip.Training.Documents;

namespace GwyTip.Study.Realism;

/// <summary>The report's charts: means of real scans beside those of simulated ones.</summary>
internal static class RealismCharts
{
    private const string RealColour = "#1f6fb4", SimulatedColour = "#cc2b2b";

    /// <summary>Less power than this is drawn at the edge.</summary>
    private const double LeastPower = 1e-5;

    public static string LineSpectra(IReadOnlyList<RealismTraits> real, IReadOnlyList<RealismTraits> simulated) =>
        Spectra("Power along lines", real, simulated, t => t.Along);

    public static string ColumnSpectra(IReadOnlyList<RealismTraits> real, IReadOnlyList<RealismTraits> simulated) =>
        Spectra("Power across lines", real, simulated, t => t.Across);

    public static string Histograms(IReadOnlyList<RealismTraits> real, IReadOnlyList<RealismTraits> simulated) =>
        new LineChart(
            "Heights", new ChartAxis("height: 0 the 1st percentile, 1 the 99th", -0.25, 1.25),
            new ChartAxis("share of the pixels", 0) { Format = "0.00" }, LegendPlace.RightAbove)
        .Draw([Histogram("real", RealColour, real), Histogram("simulated", SimulatedColour, simulated)]);

    private static string Spectra(
        string title, IReadOnlyList<RealismTraits> real, IReadOnlyList<RealismTraits> simulated, Func<RealismTraits, double[]> of)
    {
        var frequency = new ChartAxis("frequency over the Nyquist frequency", 0.01, 1) { IsLogarithmic = true, Format = "0.##" };
        var power = new ChartAxis("share of the power", LeastPower, 1) { IsLogarithmic = true, Format = "0.#####" };
        return new LineChart(title, frequency, power, LegendPlace.LeftBelow)
            .Draw([Spectrum("real", RealColour, real, of), Spectrum("simulated", SimulatedColour, simulated, of)]);
    }

    private static ChartLine Spectrum(
        string legend, string colour, IReadOnlyList<RealismTraits> traits, Func<RealismTraits, double[]> of) => new(
        legend, colour,
        [
            .. Enumerable.Range(0, RealismTraits.Bands)
                .Select(i => (X: RealismTraits.FrequencyOf(i), Power: traits.Average(t => of(t)[i])))
                .Where(p => p.Power > 0).Select(p => (p.X, Math.Max(p.Power, LeastPower))),
        ]);

    private static ChartLine Histogram(string legend, string colour, IReadOnlyList<RealismTraits> traits) => new(
        legend, colour,
        [
            .. Enumerable.Range(0, RealismTraits.Bins).Select(i => (
                1.5 * (i + 0.5) / RealismTraits.Bins - 0.25, traits.Average(t => t.Histogram[i]))),
        ]);
}
