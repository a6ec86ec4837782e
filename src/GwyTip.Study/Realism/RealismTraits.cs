using GwyTip.Core;

namespace GwyTip.Study.Realism;

/// <summary>
/// Numbers by which scans can be told apart without looking at what they show. Heights are over the range from the 1st to the
/// 99th percentile.
/// </summary>
internal sealed class RealismTraits
{
    /// <summary>Bands of the spectra, every factor of frequency as wide as the next.</summary>
    public const int Bands = 24;

    /// <summary>Bins of the histogram, from −0.25 to 1.25 of the range.</summary>
    public const int Bins = 48;

    private const int Samples = 48;

    private RealismTraits(Scan scan)
    {
        double[][] lines = Scaled(scan), columns = [.. Enumerable.Range(0, scan.Width).Select(
            x => lines.Select(l => l[x]).ToArray())];
        Along = Spectrum(lines);
        Across = Spectrum(columns);
        Histogram = new double[Bins];
        foreach (double h in lines.SelectMany(l => l))
        {
            Histogram[Math.Clamp((int)((h + 0.25) / 1.5 * Bins), 0, Bins - 1)] += 1.0 / (scan.Width * scan.Lines);
        }
        double[] all = [.. lines.SelectMany(l => l).Order()];
        double mean = all.Average(), variance = all.Average(h => (h - mean) * (h - mean));
        double alongStep = Step(lines), acrossStep = Step(columns);
        double middle = At(all, 0.75) - At(all, 0.25);
        Numbers = new Dictionary<string, double>
        {
            ["noise along lines"] = alongStep,
            ["noise across lines"] = acrossStep,
            ["noise across over along"] = acrossStep / Math.Max(1e-6, alongStep),
            ["share of the range between quartiles"] = middle,
            ["extremes beyond the range"] = all[^1] - all[0] - 1,
            ["skewness"] = all.Average(h => Math.Pow(h - mean, 3)) / Math.Pow(variance, 1.5),
            ["kurtosis"] = all.Average(h => Math.Pow(h - mean, 4)) / (variance * variance),
            ["correlation of neighbouring lines"] = Order.Median([.. lines.Zip(lines.Skip(1), Correlation)]),
            ["lattice peak along lines (decades)"] = Peak(Along),
            ["lattice peak across lines (decades)"] = Peak(Across),
        };
    }

    /// <summary>Share of the power in each band, lines' own, summing to 1.</summary>
    public double[] Along { get; }

    /// <summary>As <see cref="Along"/>, of columns.</summary>
    public double[] Across { get; }

    /// <summary>Shares of the heights, summing to 1.</summary>
    public double[] Histogram { get; }

    /// <summary>By name, in the order of the report.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; }

    /// <param name="scan">At least some lines and columns, not constant.</param>
    public static RealismTraits Measure(Scan scan) => new(scan);

    /// <summary>The frequency in the middle of a band, as a share of Nyquist.</summary>
    public static double FrequencyOf(int band) => Math.Pow(10, -2 + 2 * (band + 0.5) / Bands);

    private static double[][] Scaled(Scan scan)
    {
        double[][] lines = [.. Enumerable.Range(0, scan.Lines).Select(y => scan.Line(y).ToArray())];
        double[] all = [.. lines.SelectMany(l => l).Order()];
        double low = At(all, 0.01), high = At(all, 0.99);
        (low, high) = high > low ? (low, high) : (all[0], all[^1]);
        return [.. lines.Select(l => l.Select(h => (h - low) / (high - low)).ToArray())];
    }

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    private static double Step(double[][] lines) =>
        lines.Average(l => l.Zip(l.Skip(1)).Average(p => Math.Abs(p.Second - p.First)));

    private static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average(), ab = 0, aa = 1e-12, bb = 1e-12;
        for (int i = 0; i < a.Length; i++)
        {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.Sqrt(aa * bb);
    }

    /// <summary>Power of some lines, each without its mean and under a Hann window.</summary>
    private static double[] Spectrum(double[][] lines)
    {
        int length = lines[0].Length, every = Math.Max(1, lines.Length / Samples);
        var power = new double[Bands];
        double[] table = [.. Enumerable.Range(0, length).Select(i => Math.Cos(2 * Math.PI * i / length))];
        for (int n = 0; n < lines.Length; n += every)
        {
            double mean = lines[n].Average();
            double[] line = [.. lines[n].Select((h, i) => (h - mean) * (1 - table[i]))];
            for (int k = 1; k <= length / 2; k++)
            {
                double real = 0, imaginary = 0;
                for (int i = 0; i < length; i++)
                {
                    int at = (int)((long)i * k % length);
                    real += line[i] * table[at];
                    imaginary += line[i] * table[(at + 3 * length / 4) % length];
                }
                double frequency = 2.0 * k / length;
                power[Math.Clamp(
                    (int)((Math.Log10(frequency) + 2) / 2 * Bands), 0, Bands - 1)] += real * real + imaginary * imaginary;
            }
        }
        double total = power.Sum() + 1e-300;
        return [.. power.Select(p => p / total)];
    }

    /// <summary>
    /// How far a band stands above its neighbours two bands away, at most: a lattice stands out, noise does not.
    /// </summary>
    private static double Peak(double[] spectrum) => Enumerable.Range(2, Bands - 4).Select(i =>
        spectrum[i] > 0 && spectrum[i - 2] > 0 && spectrum[i + 2] > 0
            ? Math.Log10(spectrum[i]) - Math.Max(Math.Log10(spectrum[i - 2]), Math.Log10(spectrum[i + 2]))
            : 0).DefaultIfEmpty(0).Max();
}
