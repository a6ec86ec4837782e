using System.Globalization;

namespace GwyTip.Eng;

/// <summary>What <c>tests/native-consumer/bench.c</c> found on one provider.</summary>
/// <param name="Provider">What ran.</param>
/// <param name="Milliseconds">By batch size, milliseconds a scan.</param>
/// <param name="Confidences">By scan and state.</param>
internal sealed record GpuMeasurement(
    string Provider, IReadOnlyDictionary<int, double> Milliseconds, IReadOnlyDictionary<string, double> Confidences)
{
    private const string Batch = "batch.", Confidence = "confidence.";

    /// <param name="output">What the program printed; it succeeded.</param>
    public static GpuMeasurement Parse(string output)
    {
        var words = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2))
            .ToDictionary(w => w[0], w => w[1]);
        return new GpuMeasurement(
            words["provider"],
            words.Where(w => w.Key.StartsWith(Batch, StringComparison.Ordinal))
                .ToDictionary(w => int.Parse(w.Key[Batch.Length..], CultureInfo.InvariantCulture), w => Number(w.Value)),
            words.Where(w => w.Key.StartsWith(Confidence, StringComparison.Ordinal))
                .ToDictionary(w => w.Key[Confidence.Length..], w => Number(w.Value)));
    }

    /// <summary>Largest difference between the confidences of the same scans and states.</summary>
    public double LargestDifference(GpuMeasurement other) => Confidences.Max(c => Math.Abs(c.Value - other.Confidences[c.Key]));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
