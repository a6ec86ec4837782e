using GwyTip.Simulation;
using GwyTip.Training.Data;

namespace GwyTip.Tests.Commands;

public sealed class SimulateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

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
