using System.Globalization;

namespace GwyTip.Tests.Viewer;

/// <summary>The menu item and its dialog in a real Gwyddion.</summary>
[Collection(OnScreen.Name)]
public sealed class WindowTests(Screen screen) : IDisposable
{
    private readonly ViewerHome _home = new ViewerHome().WithDriver();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void OK_writes_what_the_dialog_shows()
    {
        var session = WindowSession.Judge(screen, _home.WithFake("fake-library"), Fields.PathOf("good"));

        Assert.Equal("Good tip", session.Labels["verdict"]);
        Assert.Equal("first state", session.Labels["state-first_state"]);
        Assert.Equal("2 of 3", session.Labels["votes-first_state"]);
        Assert.Equal("0.250", session.Labels["threshold-first_state"]);
        Assert.Equal("good: first state 0.33, 2 of 3 votes", session.Labels["reason"]);
        Assert.Equal("0.33", session.Labels["confidence-first_state"]);
        Assert.Equal("good", session.Metadata["Verdict"]);
        Assert.Equal("first_state", session.Metadata["State"]);
        Assert.Equal(session.Labels["reason"], session.Metadata["Reason"]);
        Assert.Equal(1 / 3.0, double.Parse(session.Metadata["first_state"], CultureInfo.InvariantCulture), 1e-9);
        Assert.Equal(
            ["Confidence", "Measured", "Provider", "Reason", "State", "Surface", "Verdict", "first_state"],
            session.Metadata.Keys.Order(StringComparer.Ordinal));
        // That library is of a time before pictures of the tip.
        Assert.Equal("", session.Labels.GetValueOrDefault("tip", ""));
    }

    [Fact]
    public void One_undo_takes_the_judgement_back()
    {
        var session = WindowSession.Judge(screen, _home.WithFake("fake-library"), Fields.PathOf("good"));

        Assert.Equal("Stale", Assert.Single(session.MetadataAfterUndo).Key);
    }

    [Theory]
    [InlineData(WindowSession.Single)]
    [InlineData(WindowSession.All)]
    public void OK_after_the_file_was_closed_under_the_dialog_writes_nothing_and_hurts_nobody(string title)
    {
        var session = WindowSession.Run(
            screen, _home.WithFake("fake-library"), [Fields.PathOf("good")],
            [.. WindowSession.Open(title), "press\tMask at the tip change", "press\tActivation map as new image", "settle\t4",
                "close", "settle\t4", WindowSession.Ok, $"gone\t{title}", "settle\t4", "reopen", "data",
                "metadata\tmetadata.txt", "images\timages.txt", .. WindowSession.Open(title), WindowSession.Ok,
                $"gone\t{title}", "metadata\tthen.txt"]);

        Assert.Equal("Stale", Assert.Single(session.Metadata).Key);
        Assert.Single(session.Cells("images.txt"));
        Assert.Contains(session.Cells("then.txt"), entry => entry[0] == "Verdict");
    }

    [Theory]
    [InlineData(WindowSession.Single)]
    [InlineData(WindowSession.All)]
    public void Where_there_is_no_map_to_keep_the_file_says_why(string title)
    {
        _home.WithFake("fake-library").Environment["FAKE_NO_MAP"] = "1";
        var session = WindowSession.Run(
            screen, _home, [Fields.PathOf("good")],
            [.. WindowSession.Open(title), "press\tActivation map as new image", "settle\t4", WindowSession.Ok,
                $"gone\t{title}", "settle\t4", "metadata\tmetadata.txt", "images\timages.txt"]);

        Assert.Equal("no map on demand", session.Metadata["No activation map"]);
        Assert.Equal("good", session.Metadata["Verdict"]);
        Assert.Single(session.Cells("images.txt"));
    }

    [Fact]
    public void Cancel_leaves_the_scan_alone_and_remembers_the_surface()
    {
        var session = WindowSession.Judge(
            screen, _home.WithFake("fake-library"), Fields.PathOf("good"), WindowSession.Cancel,
            "choose\tgwytip-surface\tfake-surface",
            "press\tMask at the tip change", "press\tActivation map as new image");

        Assert.Equal("Good tip", session.Labels["verdict"]);
        Assert.Equal("Stale", Assert.Single(session.Metadata).Key);
        Assert.Single(session.Cells("images.txt"));
        Assert.Equal("fake-surface", _home.Setting("surface"));
    }

    [Fact]
    public void Reset_goes_back_to_recognising_the_surface()
    {
        _home.WithFake("fake-library");
        WindowSession.Judge(screen, _home, Fields.PathOf("good"), WindowSession.Ok, "choose\tgwytip-surface\tfake-surface");

        WindowSession.Judge(screen, _home, Fields.PathOf("good"), WindowSession.Ok, WindowSession.Reset);

        Assert.Equal("auto", _home.Setting("surface"));
    }

    [Fact]
    public void A_missing_library_is_said_in_the_dialog_and_in_the_metadata()
    {
        var session = WindowSession.Judge(screen, _home, Fields.PathOf("good"));

        Assert.Equal("No verdict", session.Labels["verdict"]);
        Assert.Contains("not installed", session.Labels["sentence"], StringComparison.Ordinal);
        Assert.Equal("Error", Assert.Single(session.Metadata).Key);
        Assert.Equal(session.Labels["sentence"], session.Metadata["Error"] + ".");
    }

    [Fact]
    public void Missing_models_are_said_in_the_dialog()
    {
        var session = WindowSession.Judge(screen, _home.WithLibrary(), Fields.PathOf("good"));

        Assert.Equal("No verdict", session.Labels["verdict"]);
        Assert.Equal($"There is no models folder {_home.Models}.", session.Labels["sentence"]);
        Assert.Equal($"there is no models folder {_home.Models}", session.Metadata["Error"]);
    }
}
