using GwyTip.Simulation;
using GwyTip.Training.Data;

namespace GwyTip.Tests.Commands;

public sealed class SimulateTests : InFolder
{
    [Theory]
    [InlineData("si-h-100", "generic_defect")]
    [InlineData("cu-111", "double_tip")]
    public void A_simulated_data_set_can_be_trained_on_as_it_is(string surface, string state)
    {
        string output = TestedProgram.Trainer.Succeed(
            _folder.Path, "simulate", "--surface", surface, "--count", "64", "--seed", "3", "--size-nm", "4..12", "--pixels",
            "40", "--out", "data");

        var data = DataSet.Open(Path.Combine(_folder.Path, "data"));
        Assert.Equal(surface, data.Description.Surface);
        Assert.True(data.Description.Simulated);
        Assert.InRange(data.Scans.Count, 60, 64);
        Assert.Equal(16, data.Scans.Select(s => s.Session).Distinct().Count());
        Assert.Contains(data.Scans, s => s.SingleState == state);
        Assert.Contains(data.Scans, s => s.Labels["tip_change"] == 1);
        Assert.Contains("in 16 sessions", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_are_simulated_are_the_columns_that_are_read()
    {
        foreach (var population in Population.All)
        {
            Assert.Equal(
                population.Labels.Order(),
                SurfaceLabels.ForSurface(population.Surface).States.SelectMany(s => s.Columns).Order());
        }
        Assert.Equal(FaultLabels.All, SurfaceLabels.ForSurface("any").States.SelectMany(s => s.Columns));
    }

    [Theory]
    [InlineData("graphite", "100", "5..10", "surface 'graphite' cannot be simulated; known: si-h-100, au-111, cu-111")]
    [InlineData("cu-111", "0", "5..10", "0 scans cannot be simulated")]
    [InlineData("cu-111", "10", "0", "no scan is 0 to 0 nm wide")]
    [InlineData("cu-111", "10", "20..10", "no scan is 20 to 10 nm wide")]
    [InlineData("cu-111", "10", "big", "--size-nm is 'big'")]
    [InlineData("si-h-100", "10", "80", "too coarse for atoms and dimers of H:Si(100)")]
    public void What_cannot_be_simulated_is_said(string surface, string count, string size, string expected) =>
        Assert.Contains(
            expected,
            TestedProgram.Trainer.Fail(
                _folder.Path, "simulate", "--surface", surface, "--count", count, "--size-nm", size, "--out", "data"),
            StringComparison.Ordinal);

    [Fact]
    public void Scenes_of_any_surface_and_faults_on_scans_can_be_trained_on_as_they_are()
    {
        TestedProgram.Trainer.Succeed(
            _folder.Path, "simulate", "--surface", "any", "--count", "40", "--pixels", "80", "--format", "gwy", "--out",
            "scenes");
        var scenes = DataSet.Open(Path.Combine(_folder.Path, "scenes"));
        Assert.Equal("any", scenes.Description.Surface);
        Assert.Equal("sharp", Assert.Single(scenes.Surface.States, s => s.Desirable).Name);
        Assert.InRange(scenes.Scans.Select(s => s.Session).Distinct().Count(), 8, 18);

        File.WriteAllText(Path.Combine(_folder.Path, "scenes", "scans", "notes.txt"), "none of them is real");
        var (status, output, errors) = TestedProgram.Trainer.Run(
            _folder.Path, "simulate", "--faults-on", "scenes/scans", "--count", "12", "--out", "faulted");
        Assert.Equal(0, status);
        Assert.Contains("passed over: notes.txt: ", errors, StringComparison.Ordinal);
        Assert.Contains("12 scans of any", output, StringComparison.Ordinal);
        var faulted = DataSet.Open(Path.Combine(_folder.Path, "faulted"));
        Assert.All(faulted.Scans, s => Assert.EndsWith(".gwy", s.Session, StringComparison.Ordinal));
        Assert.Contains("--count 12 --seed 1 --faults-on scans", Assert.Single(faulted.Description.Commands()),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no folder", "--faults-on", "nowhere")]
    [InlineData("is empty: there is no scan to lay faults on", "--faults-on", "empty")]
    [InlineData("holds no scan that faults can be laid on: 1 files were passed over", "--faults-on", "texts")]
    [InlineData("are labels of surface 'any', not of 'cu-111'", "--faults-on", "texts", "--surface", "cu-111")]
    [InlineData("--size-nm and --pixels are not for it", "--faults-on", "texts", "--size-nm", "30")]
    [InlineData("--size-nm and --pixels are not for it", "--faults-on", "texts", "--pixels", "100")]
    [InlineData("lays no faults on others", "--faults-on", "texts", "--samples")]
    [InlineData("there are no samples of surface 'any'", "--samples", "--surface", "any")]
    [InlineData("16 to 4096 pixels along an edge, not 8", "--surface", "any", "--pixels", "8")]
    [InlineData("no scan is 20 to 10 nm wide", "--surface", "any", "--size-nm", "20..10")]
    public void Faults_and_scenes_that_cannot_be_made_are_said(string expected, params string[] arguments)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "empty"));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "texts"));
        File.WriteAllText(Path.Combine(_folder.Path, "texts", "notes.txt"), "no scan");
        Assert.Contains(
            expected, TestedProgram.Trainer.Fail(_folder.Path, ["simulate", .. arguments, "--out", "data"]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_or_holds_something_else_is_named()
    {
        _folder.Write("file", [1]);
        string[] simulate = ["simulate", "--surface", "cu-111", "--count", "4", "--pixels", "40"];
        Assert.Contains(
            "file", TestedProgram.Trainer.Fail(_folder.Path, [.. simulate, "--out", "file/data"]), StringComparison.Ordinal);
        Assert.Contains(
            "holds other files", TestedProgram.Trainer.Fail(_folder.Path, [.. simulate, "--out", "."]), StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_are_written_for_the_surfaces_named()
    {
        TestedProgram.Trainer.Succeed(_folder.Path, "simulate", "--samples", "--surface", "au-111", "--out", "samples");
        string[] names = [.. Directory.GetFiles(
            Path.Combine(_folder.Path, "samples")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "au-111-atoms.gwy", "au-111-corruption.gwy", "au-111-double-tip.gwy", "au-111-impurities.gwy", "au-111-steps.gwy",
                "au-111-tip-change.gwy", "blank.gwy", "truth.csv",
            ],
            names);
    }
}
