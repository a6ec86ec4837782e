using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Tests;

namespace GwyTip.Simulation.Tests.Faults;

public sealed class FaultedFilesTests : IDisposable
{
    private readonly TemporaryFolder _clean = new(), _out = new();
    private readonly List<string> _told = [];

    public void Dispose()
    {
        _clean.Dispose();
        _out.Dispose();
    }

    private SimulationRequest Request() => new()
    {
        Surface = "any",
        Count = 30,
        Seed = 2,
        Size = new ScanSize(null, null, 300),
        FaultsOn = CleanFolder.Read(_clean.Path),
        Format = ScanFormat.Gwy,
    };

    /// <summary>Round things of a width at half height in pixels.</summary>
    private void WriteScan(string name, int pixels, double width)
    {
        var random = new RandomSource((ulong)pixels);
        var heights = new double[pixels * pixels];
        for (int thing = 0; thing < 14; thing++)
        {
            double left = random.Between(0, pixels), top = random.Between(0, pixels);
            for (int i = 0; i < heights.Length; i++)
            {
                double dx = i % pixels - left, dy = i / pixels - top;
                heights[i] += 1e-10 * Math.Exp(-4 * Math.Log(2) * (dx * dx + dy * dy) / (width * width));
            }
        }
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] += 1e-12 * random.Normal();
        }
        var scan = new Scan(heights, pixels, pixels) { MetresPerPixelX = 2e-10, MetresPerPixelY = 2e-10 };
        GwyFile.Write(Path.Combine(_clean.Path, name), [new ScanChannel(0, "Z", scan, "m")]);
    }

    [Fact]
    public void Faults_are_laid_on_every_scan_of_a_folder_and_the_rest_is_told()
    {
        WriteScan("a.gwy", 110, 8);
        WriteScan("b.gwy", 150, 14);
        WriteScan("small.gwy", 40, 6);
        _clean.Write("broken.gwy", [.. "GWYP"u8, 1, 2, 3]);
        SimulatedDataSet.Write(Request(), _out.Path, tell: _told.Add);

        string[][] labels = [.. File.ReadAllLines(Path.Combine(_out.Path, "labels.csv")).Select(l => l.Split(','))];
        Assert.Equal(["a.gwy", "b.gwy"], labels.Skip(1).Select(l => l[1]).Distinct());
        Assert.Equal(FaultLabels.All, labels[0][4..]);
        Assert.Contains(_told, t => t.StartsWith("passed over: broken.gwy: ", StringComparison.Ordinal));
        Assert.Contains(_told, t =>
            t.Contains("small.gwy: 40 measured lines of 40 pixels are too small", StringComparison.Ordinal));
        Assert.Equal("2 files passed over, 2 scans to lay faults on", _told[^1]);
        // Size in nm is kept.
        Assert.Equal(2e-10, ScanFile.Read(Path.Combine(_out.Path, "scans", labels[1][0]))[0].Scan.MetresPerPixelX, 1e-16);
        // Some are clean and sharp, some are not.
        Assert.InRange(labels.Skip(1).Count(l => l[4] == "1"), 5, 28);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(20)]
    public void The_width_of_things_is_estimated(double width)
    {
        WriteScan("a.gwy", 160, width);
        var (scan, problem) = CleanScan.From(ScanFile.Read(Path.Combine(_clean.Path, "a.gwy"))[0].Scan);
        Assert.Null(problem);
        Assert.InRange(scan!.FeatureWidth, 0.75 * width, 1.35 * width);
    }

    [Fact]
    public void A_folder_without_a_scan_is_refused()
    {
        Assert.Contains("is empty", Assert.Throws<SimulationException>(Request).Message, StringComparison.Ordinal);
        WriteScan("small.gwy", 40, 6);
        var error = Assert.Throws<SimulationException>(() => SimulatedDataSet.Write(Request(), _out.Path));
        Assert.Contains("holds no scan that faults can be laid on: 1 files were passed over", error.Message,
            StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_out.Path));
    }

    [Fact]
    public void An_unfinished_data_set_does_not_go_on_with_other_files()
    {
        WriteScan("a.gwy", 80, 8);
        SimulatedDataSet.Write(Request(), _out.Path);
        WriteScan("b.gwy", 90, 8);
        var error = Assert.Throws<SimulationException>(() => SimulatedDataSet.Write(Request(), _out.Path));
        Assert.Contains("other settings", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Gwyddion was installed meanwhile, say.</summary>
    [Fact]
    public void An_unfinished_data_set_does_not_go_on_where_other_files_can_be_read()
    {
        WriteScan("a.gwy", 80, 8);
        WriteScan("b.gwy", 90, 8);
        byte[] readable = File.ReadAllBytes(Path.Combine(_clean.Path, "a.gwy"));
        byte[] unreadable = [.. "GWYP"u8, .. Enumerable.Repeat((byte)'x', readable.Length - 4)];
        _clean.Write("a.gwy", unreadable);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(
            () => SimulatedDataSet.Write(Request(), _out.Path, _ => stop.Cancel(), _told.Add, stop.Token));
        Assert.Equal("1 files passed over, 1 scans to lay faults on", _told[^1]);

        _clean.Write("a.gwy", readable);
        var error = Assert.Throws<SimulationException>(() => SimulatedDataSet.Write(Request(), _out.Path));
        Assert.Contains(
            "begun with other scans to lay faults on: a.gwy could not be read then; choose another folder", error.Message,
            StringComparison.Ordinal);

        _clean.Write("a.gwy", unreadable);
        SimulatedDataSet.Write(Request(), _out.Path);
        Assert.True(SimulationState.Read(_out.Path)!.Complete);
    }
}
