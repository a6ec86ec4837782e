using System.Text.Json;

namespace GwyTip.Tests.Viewer;

/// <summary>The button <em>This is Wrong…</em> of the dialog.</summary>
[Collection(OnScreen.Name)]
public sealed class CorrectionTests : IDisposable
{
    private const string Ask = "This Is Wrong", Said = "said\tgwytip-correction";

    private static readonly string[] _ask = ["press\tThis is Wrong…", $"dialog\t{Ask}"];
    private static readonly string[] _save = [WindowSession.Ok, $"gone\t{Ask}", $"dialog\t{WindowSession.Single}"];

    private readonly Screen _screen;
    private readonly ViewerHome _home = new ViewerHome().WithLibrary().WithDriver();
    private readonly string _scan, _line;

    public CorrectionTests(Screen screen)
    {
        _screen = screen;
        _home.WithModels(Repository.PathTo("models"));
        _scan = Path.Combine(_home.SubFolder("scans of März"), "a b.gwy");
        _line = Path.Combine(Path.GetDirectoryName(_scan)!, "gwytip-corrections.jsonl");
        File.Copy(Repository.PathTo("samples", "si-h-100-rows.gwy"), _scan);
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void What_the_scan_does_show_is_saved_beside_it_and_so_is_that_it_shows_nothing()
    {
        _home.WithProgram();

        var session = WindowSession.Judge(_screen, _home, _scan, WindowSession.Cancel,
            [.. _ask, "shot\tasked.png", "press\ttip change", "settle\t2", .. _save, $"{Said}\tSaved in ",
                .. _ask, .. _save, "settle\t2", $"{Said}\tSaved in "]);
        File.Copy(session.PathOf("asked.png"), Repository.PathTo("artifacts", "correction-asked.png"), overwrite: true);
        File.Copy(session.Screenshot, Repository.PathTo("artifacts", "correction-saved.png"), overwrite: true);

        Assert.Equal($"Saved in {_line}.", session.Labels["correction"]);
        JsonElement[] lines = [.. File.ReadAllLines(_line).Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(["tip_change"], lines[0].GetProperty("states").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal("a b.gwy", lines[0].GetProperty("file").GetString());
        Assert.Equal("si-h-100", lines[0].GetProperty("surface").GetString());
        Assert.Equal((2, 0), (lines.Length, lines[1].GetProperty("states").GetArrayLength()));
    }

    [Fact]
    public void Nothing_is_saved_where_one_thinks_better_of_it_and_a_missing_program_is_said()
    {
        _home.WithProgram();
        WindowSession.Judge(_screen, _home, _scan, WindowSession.Cancel,
            [.. _ask, WindowSession.Cancel, $"gone\t{Ask}", $"dialog\t{WindowSession.Single}"]);
        File.Delete(Path.Combine(_home.Installed, "gwytip"));

        var session = WindowSession.Judge(_screen, _home, _scan, WindowSession.Cancel, "press\tThis is Wrong…");

        Assert.False(File.Exists(_line));
        Assert.Equal(
            $"The program that saves corrections is not installed; it belongs at {Path.Combine(_home.Installed, "gwytip")}.",
            session.Labels["correction"]);
    }

    [Fact]
    public void A_file_that_has_changed_since_is_not_corrected()
    {
        _home.WithProgram();

        var session = WindowSession.Judge(
            _screen, _home, _scan, WindowSession.Cancel, "save\t../scans of März/a b.gwy", "press\tThis is Wrong…");

        Assert.EndsWith(
            "a b.gwy has changed since this dialog opened: open it again.", session.Labels["correction"],
            StringComparison.Ordinal);
        Assert.False(File.Exists(_line));
    }

    [Fact]
    public void A_scan_that_lies_in_no_file_is_not_corrected()
    {
        _home.WithProgram();

        var session = WindowSession.Judge(
            _screen, _home, _scan, WindowSession.Cancel, "forget", "press\tThis is Wrong…");

        Assert.Equal(
            "This scan lies in no file yet: save it first, for a correction is about a file.", session.Labels["correction"]);
    }

    [Fact]
    public void The_dialog_may_be_closed_before_the_correction_is_saved()
    {
        string program = Path.Combine(_home.Installed, "gwytip"), done = _line + ".done";
        File.WriteAllText(program, $"#!/bin/sh\nsleep 1\ntouch '{done}'\necho saved\n");
        Assert.Equal(0, Child.Run("chmod", ["+x", program], new Dictionary<string, string>()).Status);

        WindowSession.Judge(_screen, _home, _scan, WindowSession.Cancel, [.. _ask, .. _save, $"{Said}\tIt is being saved"]);
        Assert.True(SpinWait.SpinUntil(() => File.Exists(done), TimeSpan.FromSeconds(20)), "it was ended with the dialog");
    }

    [Fact]
    public void That_it_was_not_saved_is_said_when_the_dialog_is_closed_already()
    {
        string program = Path.Combine(_home.Installed, "gwytip");
        File.WriteAllText(program, "#!/bin/sh\nsleep 2\necho 'not saved: the disk is full' >&2\nexit 1\n");
        Assert.Equal(0, Child.Run("chmod", ["+x", program], new Dictionary<string, string>()).Status);

        var session = WindowSession.Run(_screen, _home, [_scan], [
            .. WindowSession.Open(WindowSession.Single), .. _ask, .. _save, WindowSession.Cancel, $"gone\t{WindowSession.Single}",
            "dialog\tGwyTip", "labels\tlabels.txt", WindowSession.Close, "gone\tGwyTip"]);

        Assert.Contains(
            "gwytip-message\tThe correction of a b.gwy: not saved: the disk is full.",
            File.ReadAllText(session.PathOf("labels.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void Why_it_was_not_saved_is_said()
    {
        _home.WithProgram();
        Directory.CreateDirectory(_line);

        var session = WindowSession.Judge(
            _screen, _home, _scan, WindowSession.Cancel, [.. _ask, .. _save, $"{Said}\tNot saved: "]);

        Assert.Contains("gwytip-corrections.jsonl", session.Labels["correction"], StringComparison.Ordinal);
    }
}
