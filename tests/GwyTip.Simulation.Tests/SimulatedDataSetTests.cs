using GwyTip.ScanFiles;
using GwyTip.Tests;

namespace GwyTip.Simulation.Tests;

public class SimulatedDataSetTests
{
    private static SimulationRequest Request(string surface, ScanFormat format = ScanFormat.Png16) => new()
    {
        Surface = surface,
        Count = 24,
        Seed = 5,
        Size = new ScanSize(5, 12, 48),
        Format = format,
    };

    private static Dictionary<string, byte[]> Contents(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(folder, f), File.ReadAllBytes);

    [Theory]
    [InlineData("si-h-100", ScanFormat.Png)]
    [InlineData("au-111", ScanFormat.Png16)]
    [InlineData("cu-111", ScanFormat.Gwy)]
    public void A_data_set_has_scans_labels_parameters_and_a_picture(string surface, ScanFormat format)
    {
        using var folder = new TemporaryFolder();
        var request = Request(surface, format);
        SimulatedDataSet.Write(request, folder.Path);

        string[][] labels = [.. File.ReadAllLines(Path.Combine(folder.Path, "labels.csv")).Select(l => l.Split(','))];
        Assert.Equal(["file", "scan_session", "scan_series", "n_responses", .. Population.ForSurface(surface).Labels], labels[0]);
        Assert.Equal(request.Count + 1, labels.Length);
        for (int i = 0; i < request.Count; i++)
        {
            var plan = request.PlanOf(i);
            Assert.Equal(
                Population.ForSurface(surface).Labels.Select(l => plan.Labels.Contains(l) ? "1" : "0"), labels[i + 1][4..]);
            var channel = Assert.Single(ScanFile.Read(Path.Combine(folder.Path, "scans", labels[i + 1][0])));
            Assert.Equal(48, channel.Scan.Width);
        }
        Assert.InRange(labels.Skip(1).Select(l => l[1]).Distinct().Count(), 16, 24);

        string parameters = File.ReadAllLines(Path.Combine(folder.Path, "parameters.jsonl"))[3];
        using var json = System.Text.Json.JsonDocument.Parse(parameters);
        Assert.Equal(labels[4][0], json.RootElement.GetProperty("file").GetString());
        var stored = json.RootElement.GetProperty("plan");
        Assert.Equal(request.PlanOf(3).Size, stored.GetProperty("size").GetDouble());
        Assert.Equal(surface, stored.GetProperty("surface").GetProperty("$type").GetString());
        Assert.Equal(
            request.PlanOf(3).Tip.Apices[0].Radius,
            stored.GetProperty("tip").GetProperty("apices")[0].GetProperty("radius").GetDouble());

        Assert.True(GreyPng.Read(Path.Combine(folder.Path, "contact-sheet.png")).Lines > 500);
    }

    [Fact]
    public void A_stopped_simulation_is_marked_and_goes_on_to_the_same_bytes()
    {
        using TemporaryFolder whole = new(), stopped = new();
        var request = Request("cu-111");
        SimulatedDataSet.Write(request, whole.Path);

        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => SimulatedDataSet.Write(
            request, stopped.Path, count =>
            {
                if (count >= 5)
                {
                    stop.Cancel();
                }
            }, stop: stop.Token));
        Assert.False(SimulationState.Read(stopped.Path)!.Complete);
        Assert.False(File.Exists(Path.Combine(stopped.Path, "labels.csv")));

        SimulatedDataSet.Write(request, stopped.Path);
        Assert.True(SimulationState.Read(stopped.Path)!.Complete);
        var (expected, found) = (Contents(whole.Path), Contents(stopped.Path));
        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        Assert.All(expected, e => Assert.True(e.Value.AsSpan().SequenceEqual(found[e.Key]), e.Key));
    }

    [Theory]
    [InlineData(ScanFormat.Png16)]
    [InlineData(ScanFormat.Gwy)]
    public void Masks_have_the_pixels_of_their_scan_and_are_there_for_every_label(ScanFormat format)
    {
        var request = new SimulationRequest
        {
            Surface = "any",
            Count = 12,
            Size = new ScanSize(null, null, 150),
            Format = format,
            Masks = true,
        };
        using var folder = new TemporaryFolder();
        SimulatedDataSet.Write(request, folder.Path);

        string[][] labels = [.. File.ReadAllLines(Path.Combine(folder.Path, "labels.csv")).Select(l => l.Split(','))];
        var expected = from row in labels.Skip(1)
                       from column in Enumerable.Range(4, FaultLabels.All.Count)
                       where labels[0][column] != FaultLabels.Sharp && row[column] != "0"
                       select $"{Path.GetFileNameWithoutExtension(row[0])}-{labels[0][column]}.png";
        string[] masks = [.. Directory.GetFiles(Path.Combine(folder.Path, SimulatedDataSet.MasksFolder)).Order()];
        Assert.NotEmpty(masks);
        Assert.Equal(expected.Order(), masks.Select(m => Path.GetFileName(m)));
        foreach (string path in masks)
        {
            var mask = ScanFile.Read(path)[0].Scan;
            string name = Path.GetFileName(path)[..6] + (format == ScanFormat.Gwy ? ".gwy" : ".png");
            var scan = ScanFile.Read(Path.Combine(folder.Path, "scans", name))[0].Scan;
            Assert.Equal((scan.Width, scan.Lines), (mask.Width, mask.Lines));
        }
    }

    [Fact]
    public void A_folder_with_anything_else_in_it_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("thesis.txt", [1, 2, 3]);
        var error = Assert.Throws<SimulationException>(() => SimulatedDataSet.Write(Request("cu-111"), folder.Path));
        Assert.Contains("holds other files", error.Message, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], Contents(folder.Path).Keys);
    }

    [Fact]
    public void Another_simulation_in_the_folder_is_not_mixed_with_this()
    {
        using var folder = new TemporaryFolder();
        SimulatedDataSet.Write(Request("cu-111"), folder.Path);
        var error = Assert.Throws<SimulationException>(
            () => SimulatedDataSet.Write(Request("cu-111") with { Seed = 6 }, folder.Path));
        Assert.Contains("other settings", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Scans that another version would make are not those that this one makes.</summary>
    [Fact]
    public void A_simulation_by_another_version_is_neither_taken_nor_finished()
    {
        using var folder = new TemporaryFolder();
        new SimulationState(Request("cu-111"), Complete: true).Write(folder.Path);
        var error = Assert.Throws<SimulationException>(() => SimulatedDataSet.Write(Request("cu-111"), folder.Path));
        Assert.Contains("another version", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Write("file", [1]), "inside");
        var error = Assert.Throws<SimulationException>(() => SimulatedDataSet.Write(Request("cu-111"), path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<SimulationRequest> Impossible { get; } =
    [
        Request("cu-111") with { Surface = "graphite" },
        Request("cu-111") with { Count = 0 },
        Request("cu-111") with { Size = new ScanSize(0, 10, 48) },
        Request("cu-111") with { Size = new ScanSize(-5, -3, 48) },
        Request("cu-111") with { Size = new ScanSize(10, 9, 48) },
        Request("cu-111") with { Size = new ScanSize(5, 10, 8) },
        Request("cu-111") with { Size = new ScanSize(5, 10, 2_000_000) },
        Request("si-h-100") with { Size = new ScanSize(40, 60, 48) },
        Request("cu-111") with { Masks = true },
        Request("any", ScanFormat.Png) with { Masks = true },
    ];

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_simulated_is_refused_before_anything_is_written(SimulationRequest request)
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<SimulationException>(() => SimulatedDataSet.Write(request, folder.Path));
        Assert.Empty(Contents(folder.Path));
    }
}
