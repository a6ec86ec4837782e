namespace GwyTip.Tests.Viewer;

/// <summary>The dialog's choice of a good scan to compare with.</summary>
[Collection(OnScreen.Name)]
public sealed class ComparisonTests : IDisposable
{
    /// <summary>The dialog, about the image that is current by then.</summary>
    private static readonly string[] _open = WindowSession.Open(WindowSession.Single)[1..];

    private readonly Screen _screen;
    private readonly TinyModels _tiny = new();
    private readonly ViewerHome _home = new ViewerHome().WithDriver();
    private readonly string _sharp = Repository.PathTo("samples", "au-111-atoms.gwy");
    private readonly string _changed = Repository.PathTo("samples", "au-111-tip-change.gwy");

    public ComparisonTests(Screen screen)
    {
        _screen = screen;
        _tiny.Add("au-111", [new(TinyState.Always("individual_atoms", 0.75))]);
    }

    public void Dispose()
    {
        _home.Dispose();
        _tiny.Dispose();
    }

    [Fact]
    public void A_tip_change_is_less_sharp_than_none_and_the_file_keeps_that()
    {
        // The window's picture is kept: it is the one in docs/viewer.md.
        _home.WithLibrary().WithModels(Repository.PathTo("models"));

        var session = WindowSession.Run(
            _screen, _home, [_sharp, _changed],
            ["select\tau-111-atoms.gwy", "select\tau-111-tip-change.gwy", .. _open,
                "against\tau-111-atoms.gwy", "settle\t4", "labels\tlabels.txt",
                "shot\tdialog.png", "copy\treport.txt", WindowSession.Ok, $"gone\t{WindowSession.Single}",
                "metadata\tmetadata.txt",
                .. _open, "labels\tagain.txt", WindowSession.Reset, "settle\t4",
                "labels\tnone.txt", WindowSession.Ok, $"gone\t{WindowSession.Single}", "metadata\tthen.txt"]);

        File.Copy(session.Screenshot, Repository.PathTo("artifacts", "comparison.png"), overwrite: true);
        string said = session.Labels["comparison"];
        Assert.Matches(
            @"^Less sharp than .+ of au-111-atoms\.gwy \(0\.[0-4]\d\): the largest displacement of a line is .*\.$", said);
        string kept = Assert.Single(session.Cells("metadata.txt"), e => e[0] == "Comparison")[1];
        Assert.Equal(said[1..^1], kept[1..]);
        Assert.Contains(kept, File.ReadAllText(session.PathOf("report.txt")), StringComparison.Ordinal);
        // The choice stays for the next scan of the session, until it is taken back.
        Assert.Equal(said, session.LabelsIn("again.txt")["comparison"]);
        Assert.Equal("", session.LabelsIn("none.txt")["comparison"]);
        Assert.DoesNotContain(session.Cells("then.txt"), e => e[0] == "Comparison");
    }

    [Fact]
    public void A_scan_is_never_held_against_itself()
    {
        _home.WithLibrary().WithModels(_tiny.Folder);

        var session = WindowSession.Run(
            _screen, _home, [_sharp, _changed],
            ["select\tau-111-atoms.gwy", "select\tau-111-tip-change.gwy", .. _open,
                "against\tau-111-atoms.gwy", "settle\t4", WindowSession.Ok, $"gone\t{WindowSession.Single}",
                "select\tau-111-atoms.gwy", .. _open, "labels\titself.txt", WindowSession.Ok,
                $"gone\t{WindowSession.Single}", "select\tau-111-atoms.gwy", "metadata\titself-metadata.txt"]);

        Assert.Equal("", session.LabelsIn("itself.txt")["comparison"]);
        Assert.Contains(session.Cells("itself-metadata.txt"), e => e[0] == "Verdict");
        Assert.DoesNotContain(session.Cells("itself-metadata.txt"), e => e[0] == "Comparison");
    }

    [Fact]
    public void A_scan_that_cannot_be_the_yardstick_is_told()
    {
        _home.WithLibrary().WithModels(_tiny.Folder);

        var session = WindowSession.Run(
            _screen, _home, [Fields.PathOf("constant"), _sharp],
            ["select\tconstant.gwy", "select\tau-111-atoms.gwy", .. _open,
                "against\tconstant.gwy", "settle\t4", "labels\tlabels.txt",
                WindowSession.Cancel]);

        Assert.Contains(" of constant.gwy: the reference cannot be used: ", session.Labels["comparison"],
            StringComparison.Ordinal);
        Assert.StartsWith("Not compared with ", session.Labels["comparison"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_of_before_is_told_and_gives_its_verdict()
    {
        var session = WindowSession.Run(
            _screen, _home.WithFake("fake-library"), [_changed, Fields.PathOf("good")],
            ["select\tau-111-tip-change.gwy", "select\tgood.gwy", .. _open,
                "against\tau-111-tip-change.gwy", "settle\t4", "labels\tlabels.txt",
                WindowSession.Cancel]);

        Assert.Equal("Good tip", session.Labels["verdict"]);
        Assert.EndsWith(
            "the library is older than this module; install both from one release.", session.Labels["comparison"],
            StringComparison.Ordinal);
    }
}
