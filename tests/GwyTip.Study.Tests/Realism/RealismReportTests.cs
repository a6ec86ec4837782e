using GwyTip.Simulation;
using GwyTip.Study.Realism;
using GwyTip.Training;

namespace GwyTip.Tests.Realism;

public sealed class RealismReportTests : InFolder
{
    private RealismOptions Options(string images, string? labels = null) => new()
    {
        Surface = "si-h-100",
        RealLabels = labels,
        RealImages = images,
        Count = 16,
        Epochs = 0,
        Output = Path.Combine(_folder.Path, "report"),
    };

    [Fact]
    public void Scans_from_the_same_simulator_are_no_distance_apart_to_speak_of()
    {
        // "Real" scans that the simulator made, with other random numbers.
        string real = Path.Combine(_folder.Path, "real");
        SimulatedDataSet.Write(
            new SimulationRequest
            {
                Surface = "si-h-100",
                Count = 64,
                Seed = 77,
                Size = new ScanSize(3, 6, 192),
                Format = ScanFormat.Png
            }, real);

        var result = RealismReport.Write(
            Options(Path.Combine(real, "scans"), Path.Combine(real, "labels.csv")) with { Size = (3, 6), Count = 40 }, _ => { });

        Assert.Equal(result.Real, result.Simulated);
        Assert.InRange(result.Real, 25, 40);
        Assert.Null(result.Auroc);
        // Scans of a session share its tip and its noise, and so few scans come from few sessions: single traits differ by
        // chance.
        Assert.InRange(result.Traits.Average(t => t.Distance), 0, 0.35);
        foreach (string file in (string[])["REALISM.md", "realism.json", "line-spectra.svg", "column-spectra.svg", "heights.svg",
            "side-by-side.png"])
        {
            Assert.True(new FileInfo(Path.Combine(_folder.Path, "report", file)).Length > 100, file);
        }
    }

    [Fact]
    public void Files_without_labels_are_compared_as_they_are_and_what_is_no_scan_is_passed_over()
    {
        string real = Path.Combine(_folder.Path, "files");
        Directory.CreateDirectory(real);
        GreyImage.AsPublished(Simulator.Run(StatePlans.Rows(1) with { Pixels = 128 }).Scan).Write(Path.Combine(real, "a.png"));
        File.WriteAllText(Path.Combine(real, "notes.png"), "no picture");
        var result = RealismReport.Write(Options(real), _ => { });
        Assert.Equal((1, 1), (result.Real, result.Simulated));
    }

    [Fact]
    public void Nothing_to_compare_is_said()
    {
        Assert.Contains(
            "there is no folder",
            Assert.Throws<TrainingException>(() => RealismReport.Write(Options("nowhere"), _ => { })).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "can be compared",
            Assert.Throws<TrainingException>(() => RealismReport.Write(Options(_folder.Path), _ => { })).Message,
            StringComparison.Ordinal);
    }
}
