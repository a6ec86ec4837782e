using GwyTip.Eng;

namespace GwyTip.Tests;

/// <summary>What <c>bench --gpu</c> measures and writes, on tiny networks, a plug-in provider standing in for a GPU.</summary>
public sealed class GpuRecordTests(ConsumerFixture consumer) : IClassFixture<ConsumerFixture>
{
    private const int Side = 32;

    [Fact]
    public void Batches_on_the_GPU_give_the_confidences_of_the_CPU_and_a_record()
    {
        string program = Published.Compile("gcc", "bench", consumer.Folder);
        var cpu = Measure(program, "cpu");
        var gpu = Measure(program, "example");

        Assert.Equal(("cpu", "example"), (cpu.Provider, gpu.Provider));
        Assert.Equal([1, 3], gpu.Milliseconds.Keys.Order());
        Assert.All(gpu.Milliseconds.Values, ms => Assert.True(ms > 0));
        // Three scans of two states, no two alike.
        Assert.Equal(6, gpu.Confidences.Count);
        Assert.Equal(3, cpu.Confidences.Where(
            c => c.Key.EndsWith("tip_change", StringComparison.Ordinal)).Select(c => c.Value).Distinct().Count());
        Assert.InRange(gpu.LargestDifference(cpu), 0, GpuRecord.Tolerance);

        string page = GpuRecord.Add(GpuRecord.Introduction, new DateOnly(2026, 1, 2), "a card", gpu, cpu);

        Assert.StartsWith(
            GpuRecord.Introduction + "\n## 2026-01-02: a card, example\n\n| batch | ms a scan |", page, StringComparison.Ordinal);
        Assert.Contains("\n| 1 | ", page, StringComparison.Ordinal);
        Assert.Contains("\n| 3 | ", page, StringComparison.Ordinal);
        Assert.Contains("(within 0.001)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_latest_record_comes_first_and_the_older_stay()
    {
        var cpu = Made("cpu", 4, 0.5);
        string page = GpuRecord.Add(GpuRecord.Introduction, new DateOnly(2026, 1, 2), "first card", Made("cuda", 2, 0.5), cpu);

        page = GpuRecord.Add(page, new DateOnly(2026, 2, 3), "second card", Made("cuda", 0.5, 0.502), cpu);

        Assert.True(page.IndexOf("second card", StringComparison.Ordinal) < page.IndexOf("first card", StringComparison.Ordinal));
        Assert.Contains("| 16 | 0.50 | 2000 | 4.00 |", page, StringComparison.Ordinal);
        Assert.Contains("2.0E-003 (NOT within 0.001)", page, StringComparison.Ordinal);
        Assert.Equal(1, page.Split("# What GPUs did").Length - 1);
    }

    private static GpuMeasurement Made(string provider, double milliseconds, double confidence) =>
        GpuMeasurement.Parse(string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"batch.16 {milliseconds}\nprovider {provider}\nconfidence.0.rows "
            + $"{confidence}\n"));

    private GpuMeasurement Measure(string program, string provider)
    {
        string library = Path.Combine(consumer.LibraryWith("example", "plugin.c"), Path.GetFileName(Published.Library));
        File.CreateSymbolicLink(library, Published.Library);
        double[] heights = [.. Enumerable.Range(0, 3).SelectMany(seed => TestScans.Heights(Side, Side, seed))];
        var outcome = Published.Run(
            program, [library, consumer.Models, provider, $"{Side}", $"{Side}", "1", "3"], heights);
        Assert.True(outcome.Status == 0, outcome.Output + outcome.Errors);
        return GpuMeasurement.Parse(outcome.Output);
    }
}
