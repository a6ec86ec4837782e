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
            screen, _home, Repository.PathTo("samples", "si-h-100-defect.gwy"), WindowSession.Cancel, "press\tWhere the ensemble looks");

        Assert.Equal("Bad tip", session.Labels["verdict"]);
        Assert.Equal("Yellow to red: where the networks find generic defect.", session.Labels["map"]);
        Keep(session, "where-it-looks.png");
    }

    /// <summary>The shipped ensemble is not sure of this change, so the picture also shows a threshold of the user's own.</summary>
    [Fact]
    public void At_which_line_the_tip_changed()
    {
        string file = Path.Combine(_home.SubFolder("simulated"), "rows-then-atoms.gwy");
        var plan = StatePlans.Change(seed: 5);
        plan = plan with { TipChange = new TipChange(plan.Pixels * 2 / 5, Tip.SharpAtoms, Jump: 0.1) };
        GwyFile.Write(file, [new ScanChannel(0, "Z (Forward)", Simulator.Run(plan).Scan, "m")]);

        var session = WindowSession.Judge(screen, _home, file, WindowSession.Ok, "set\tgwytip-threshold-tip_change\t0.1");

        Assert.StartsWith("bad: tip change", session.Labels["reason"], StringComparison.Ordinal);
        Assert.Equal(plan.Pixels * 2 / 5, int.Parse(session.Metadata["Tip change line"]));
        Keep(session, "tip-change.png");
    }

    private static void Keep(WindowSession session, string name) =>
        File.Copy(session.Screenshot, Repository.PathTo("artifacts", name), overwrite: true);
}
