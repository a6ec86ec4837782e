using System.Globalization;

namespace GwyTip.Eng;

/// <summary>
/// The page <c>docs/gpu-record.md</c>: what each GPU that was at hand did, the latest first. There is none before the first.
/// </summary>
internal static class GpuRecord
{
    /// <summary>How far a GPU's confidences may be from the CPU's.</summary>
    public const double Tolerance = 1e-3;

    /// <summary>What the page begins with.</summary>
    public const string Introduction = """
        # What GPUs did

        `./build.sh bench --gpu` classifies batches of 256 × 256 scans through the published library, with the shipped ensemble,
        on the GPU that `auto` takes and on the CPU beside it, and writes a record here. It runs at most 128 images at a time
        through a network on a GPU, 16 on a CPU; a scan is one image or five, as its bundle asks.

        """;

    private const string Heading = "\n## ";

    /// <summary>The page with one record more.</summary>
    /// <param name="page">The page as it is.</param>
    /// <param name="date">Of the measurement.</param>
    /// <param name="card">The GPU.</param>
    /// <param name="gpu">What was measured on it.</param>
    /// <param name="cpu">The same scans on the CPU of that machine.</param>
    public static string Add(string page, DateOnly date, string card, GpuMeasurement gpu, GpuMeasurement cpu)
    {
        int first = page.IndexOf(Heading, StringComparison.Ordinal);
        int place = first < 0 ? page.Length : first;
        return page[..place] + Text(date, card, gpu, cpu) + page[place..];
    }

    private static string Text(DateOnly date, string card, GpuMeasurement gpu, GpuMeasurement cpu)
    {
        double difference = gpu.LargestDifference(cpu);
        string within = difference <= Tolerance ? "within" : "NOT within";
        return string.Create(CultureInfo.InvariantCulture, $"""

            ## {date:yyyy-MM-dd}: {card}, {gpu.Provider}

            | batch | ms a scan | scans a second | ms a scan on the CPU |
            |---:|---:|---:|---:|
            {string.Join('\n', gpu.Milliseconds.OrderBy(b => b.Key).Select(b => Row(b.Key, b.Value, cpu.Milliseconds[b.Key])))}

            Largest difference from the CPU's confidences: {difference:E1} ({within} {Tolerance:0.###}).

            """);
    }

    private static string Row(int batch, double gpu, double cpu) =>
        string.Create(CultureInfo.InvariantCulture, $"| {batch} | {gpu:F2} | {1000 / gpu:F0} | {cpu:F2} |");
}
