using System.Globalization;
using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Simulation;

namespace GwyTip.Tests.Viewer;

/// <summary>The pictures of the documentation: the shipped ensemble on simulated scans. They are left in artifacts/.</summary>
[Collection(OnScreen.Name)]
public sealed class PictureTests(Screen screen) : IDisposable
{
    private readonly ViewerHome _home = new ViewerHome().WithLibrary().WithModels(Repository.PathTo("models")).WithDriver();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Where_the_ensemble_looks()
    {
        var session = WindowSession.Judge(
            screen, _home, Repository.PathTo(
                "samples", "si-h-100-defect.gwy"), WindowSession.Cancel, "press\tWhere the ensemble looks");

        Assert.Equal("Bad tip", session.Labels["verdict"]);
        Assert.Equal("Yellow to red: where the networks find generic defect.", session.Labels["map"]);
        Keep(session, "where-it-looks.png");
    }

    /// <summary>As it comes from the microscope: nobody levelled its lines, and the heights jump.</summary>
    [Fact]
    public void At_which_line_the_tip_changed()
    {
        string file = Path.Combine(_home.SubFolder("simulated"), "rows-then-atoms.gwy");
        var plan = StatePlans.Change(seed: 5);
        plan = plan with { TipChanges = [new TipChange(plan.Pixels * 2 / 5, Tip.SharpAtoms, Jump: 0.3)] };
        GwyFile.Write(file, [new ScanChannel(0, "Z (Forward)", Simulator.Run(plan).Scan, "m")]);

        var session = WindowSession.Judge(screen, _home, file, WindowSession.Ok);

        Assert.StartsWith("bad: tip change", session.Labels["reason"], StringComparison.Ordinal);
        Assert.InRange(int.Parse(session.Metadata["Tip change line"]) - plan.Pixels * 2 / 5, -1, 1);
        Keep(session, "tip-change.png");
    }

    /// <summary>Stopped within its 57th line: the rest of the file is 0.</summary>
    [Fact]
    public void What_was_not_measured()
    {
        const int lines = 56, pixels = 30;
        var sample = ScanFile.Read(Repository.PathTo("samples", "si-h-100-rows.gwy")).Single();
        int width = sample.Scan.Width;
        double[] heights = [.. Enumerable.Range(0, sample.Scan.Lines).SelectMany(y => sample.Scan.Line(y).ToArray())];
        heights.AsSpan(lines * width + pixels).Clear();
        var scan = new Scan(heights, width, sample.Scan.Lines)
        {
            MetresPerPixelX = sample.Scan.MetresPerPixelX,
            MetresPerPixelY = sample.Scan.MetresPerPixelY,
            Direction = ScanDirection.Down,
        };
        string file = Path.Combine(_home.SubFolder("simulated"), "stopped.gwy");
        GwyFile.Write(file, [sample with { Scan = scan }]);

        var session = WindowSession.Judge(screen, _home, file);

        int missing = sample.Scan.Lines - lines - 1;
        Assert.StartsWith(
            $"Left out, hatched in the picture: {missing} of {sample.Scan.Lines} lines not measured, ", session.Labels["notes"],
            StringComparison.Ordinal);
        Assert.StartsWith("Z (Forward): 4.20 × 4.20 nm, ", session.Labels["size"], StringComparison.Ordinal);
        double share = (lines * width + pixels) / (double)(width * sample.Scan.Lines);
        Assert.Equal(share, double.Parse(session.Metadata["Measured"], CultureInfo.InvariantCulture), 1e-6);
        Assert.StartsWith($"{missing} of ", session.Metadata["Left out"], StringComparison.Ordinal);
        Keep(session, "unfinished.png");
    }

    /// <summary>Whoever chose the channel is answered, and told what it is; a macro passes it over.</summary>
    [Fact]
    public void A_temperature_is_told()
    {
        var sample = ScanFile.Read(Repository.PathTo("samples", "si-h-100-rows.gwy")).Single();
        string file = Path.Combine(_home.SubFolder("simulated"), "temperature.gwy");
        GwyFile.Write(file, [new ScanChannel(0, "Temperature", sample.Scan, "K")]);

        var session = WindowSession.Judge(screen, _home, file);

        Assert.Equal(
            "Temperature is a temperature, no image of the surface: do not rely on the verdict.", session.Labels["notes"]);
        Assert.Equal("other-signal: Temperature is a temperature, no image of the surface", Batch.Error(_home, file));
    }

    private static void Keep(WindowSession session, string name) =>
        File.Copy(session.Screenshot, Repository.PathTo("artifacts", name), overwrite: true);
}
