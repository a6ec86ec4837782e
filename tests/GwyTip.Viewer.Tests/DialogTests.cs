using System.Globalization;
using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Tests.Viewer;

/// <summary>What can be changed in the dialog, with the real library and networks that can be computed by hand.</summary>
[Collection(OnScreen.Name)]
public sealed class DialogTests : IDisposable
{
    private readonly Screen _screen;
    private readonly TinyModels _tiny = new();
    private readonly ViewerHome _home = new ViewerHome().WithLibrary().WithDriver();

    /// <summary>
    /// `rows` gets 0.731 × valid share and 0.25: one vote of two. `tip_change`: its only voter is about as sure as not.
    /// </summary>
    public DialogTests(Screen screen)
    {
        _screen = screen;
        _tiny.Add("si-h-100", TinyModels.TwoMembers);
        _home.WithModels(_tiny.Folder);
    }

    public void Dispose()
    {
        _home.Dispose();
        _tiny.Dispose();
    }

    [Fact]
    public void A_threshold_of_the_users_own_decides_and_is_remembered()
    {
        string field = Fields.PathOf("good");
        var first = WindowSession.Judge(_screen, _home, field, WindowSession.Ok,
            "set\tgwytip-threshold-rows\t0.2", "set\tgwytip-threshold-tip_change\t0.99");

        Assert.Equal("2 of 2", first.Labels["votes-rows"]);
        Assert.Equal("0 of 1", first.Labels["votes-tip_change"]);
        Assert.Equal("Good tip", first.Labels["verdict"]);
        Assert.Equal("good", first.Metadata["Verdict"]);
        Assert.Equal("rows=0.2;tip_change=0.99", first.Metadata["Thresholds"]);

        // A session later, and without a window: the same.
        Assert.Equal("0.200", WindowSession.Judge(_screen, _home, field).Labels["threshold-rows"]);
    }

    [Fact]
    public void Thresholds_are_reset_by_their_button_and_with_everything()
    {
        string[] buttons = ["press\tReset Thresholds", WindowSession.Reset];
        foreach (string button in buttons)
        {
            var session = WindowSession.Judge(_screen, _home, Fields.PathOf("good"), WindowSession.Ok,
                "set\tgwytip-threshold-rows\t0.2", "settle\t2", button, "settle\t2");

            Assert.Equal("0.500", session.Labels["threshold-rows"]);
            Assert.DoesNotContain("Thresholds", session.Metadata.Keys);
            Assert.Equal("", _home.Setting("thresholds"));
        }
    }

    [Fact]
    public void The_map_is_shown_and_kept_as_an_image_of_its_own()
    {
        var session = WindowSession.Judge(_screen, _home, Fields.PathOf("good"), WindowSession.Ok,
            "set\tgwytip-threshold-tip_change\t0.99", "press\tWhere the ensemble looks", "press\tActivation map as new image");

        Assert.Equal("Yellow to red: where the networks find rows.", session.Labels["map"]);
        var images = session.Cells("images.txt");
        Assert.Equal(2, images.Count);
        Assert.StartsWith("Activation map (rows)", images[1][1], StringComparison.Ordinal);
        Assert.Equal(images[0][2..4], images[1][2..4]);
        // The first member finds its evidence everywhere, the second one none.
        Assert.Equal([0.5, 0.5], images[1][4..6].Select(v => double.Parse(v, CultureInfo.InvariantCulture)));
        Assert.Contains("proc::gwytip(", images[1][6], StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_bundle_beside_others_is_named()
    {
        _tiny.Add("au-111", TinyModels.TwoMembers);
        File.WriteAllText(_tiny.PathOf("au-111", "manifest.json"), "{");

        var session = WindowSession.Judge(_screen, _home, Fields.PathOf("good"));

        Assert.StartsWith("Bundles left out: au-111: ", session.Labels["notes"], StringComparison.Ordinal);
        Assert.Equal("si-h-100", session.Metadata["Surface"]);
    }

    [Fact]
    public void The_tip_is_shown_and_its_sentence_stays_in_the_metadata()
    {
        var scan = new Scan(TestScans.Adsorbates(ghostRight: 20), 128, 128)
        {
            MetresPerPixelX = 2e-10,
            MetresPerPixelY = 2e-10,
        };
        string file = Path.Combine(_home.SubFolder("scans"), "double.gwy");
        GwyFile.Write(file, [new ScanChannel(0, "Z", scan, "m")]);

        var session = WindowSession.Judge(_screen, _home, file);
        File.Copy(session.Screenshot, Repository.PathTo("artifacts", "tip-picture.png"), overwrite: true);

        Assert.Matches(
            @"^This is your tip: 1\.\d+ nm wide, a ghost [34]\.\d+ nm to the right \(from 10 adsorbates\)\.$",
            session.Labels["tip"]);
        Assert.Equal(
            session.Labels["tip"], char.ToUpperInvariant(session.Metadata["Tip"][0]) + session.Metadata["Tip"][1..] + ".");
    }

    [Fact]
    public void The_report_is_copied_as_Gwyddion_copies_results()
    {
        var session = WindowSession.Run(_screen, _home, [Fields.PathOf("good")],
            [.. WindowSession.Open(WindowSession.Single), "copy\treport.txt", WindowSession.Cancel,
                $"gone\t{WindowSession.Single}"]);

        var report = File.ReadAllLines(session.PathOf("report.txt")).Select(l => l.Split(':', 2)).Where(p => p.Length == 2)
            .ToLookup(p => p[0].Trim(), p => p[1].Trim());
        Assert.Equal(Fields.PathOf("good"), Assert.Single(report["File"]));
        Assert.Equal("si-h-100", Assert.Single(report["Surface"]));
        Assert.Contains("rows", File.ReadAllLines(session.PathOf("report.txt")));
        Assert.Equal(["2", "1"], report["Members that know it"]);
        Assert.Equal(0.25, double.Parse(report["Least confident member"].First(), CultureInfo.InvariantCulture), 1e-3);
    }

    [Fact]
    public void Help_says_where_the_documentation_belongs_when_it_is_not_there()
    {
        var session = WindowSession.Run(_screen, _home, [Fields.PathOf("good")], [
            .. WindowSession.Open(WindowSession.Single), WindowSession.Help, "dialog\tGwyTip", "labels\tlabels.txt",
            WindowSession.Close, "gone\tGwyTip",
            $"dialog\t{WindowSession.Single}", WindowSession.Cancel, $"gone\t{WindowSession.Single}"]);

        Assert.Contains(
            Path.Combine(_home.Installed, "docs", "viewer.md"), File.ReadAllText(session.PathOf("labels.txt")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_is_reached_by_the_keyboard()
    {
        var session = WindowSession.Run(_screen, _home, [Fields.PathOf("good")],
            [.. WindowSession.Open(WindowSession.Single), "focus\tfocus.txt\t30", WindowSession.Cancel,
                $"gone\t{WindowSession.Single}"]);

        string[] reached = File.ReadAllLines(session.PathOf("focus.txt"));
        string[] wanted = ["_Where the ensemble looks", "_Line of the tip change", "Mas_k at the tip change",
            "Activation map as new _image",
            "gwytip-threshold-rows", "gwytip-threshold-tip_change", "gtk-help", "_Reset", "gtk-cancel", "gtk-ok"];
        Assert.Empty(wanted.Except(reached));
        // The choices of surface, provider and format, and the two buttons that copy and save the report.
        Assert.True(reached.Count(r => r == "GtkToggleButton") >= 3);
        Assert.True(reached.Count(r => r == "GtkButton") >= 2);
    }

    /// <summary>TensorRT's library is never installed unasked: asked for by name it is refused, and the dialog says so.</summary>
    [Fact]
    public void A_provider_that_cannot_be_had_is_said_in_the_dialog()
    {
        const string TensorRt = "int32 3";

        var session = WindowSession.Judge(_screen, _home.WithSetting("provider", TensorRt), Fields.PathOf("good"));

        Assert.Equal("No verdict", session.Labels["verdict"]);
        Assert.StartsWith("Tensorrt: ", session.Labels["sentence"], StringComparison.Ordinal);
        Assert.Equal("Error", Assert.Single(session.Metadata).Key);
    }

    [Fact]
    public void A_scan_too_small_is_said_in_the_dialog()
    {
        var session = WindowSession.Judge(_screen, _home, Fields.PathOf("15-lines"));

        Assert.Equal("The scan has 15 lines; 16 are needed.", session.Labels["sentence"]);
        Assert.Equal("too-few-lines: the scan has 15 lines; 16 are needed", session.Metadata["Error"]);
    }
}
