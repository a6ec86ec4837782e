using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GwyTip.Tests;

/// <summary>
/// What happens at a microscope over a day: other files, foreign names, a share that goes away, a disk that is full.
/// </summary>
public sealed class WatchTroubleTests : IDisposable
{
    private readonly Workplace _work = new();

    public WatchTroubleTests() => Directory.CreateDirectory(_work.PathTo("in"));

    public void Dispose() => _work.Dispose();

    [NeedsFact(Needed.GwyddionReader)]
    public void Scans_are_told_by_what_they_hold_and_the_rest_is_counted_and_named_where_asked()
    {
        _work.Environment["GWYTIP_READ"] = Needs.PathOf(Needed.GwyddionReader);
        using var watching = new Watching(_work, "--verbose");
        watching.WaitForStart();
        Save("curve.dat", ForeignFiles.Spectrum());
        Save("notes.md", "# a new tip"u8.ToArray());
        Save("photo.bmp", ForeignFiles.Bitmap(grey: false));
        Save("scan.001", ForeignFiles.Wsxm());
        watching.WaitFor(() => watching.Log("scan").Length == 1 && Regex.Count(watching.Errors, "is left out") == 3);
        Assert.Contains("curve.dat is left out: it holds a spectrum and no image", watching.Errors, StringComparison.Ordinal);

        // It is announced again, and judged, when it has become something else.
        Save("curve.dat", ForeignFiles.Wsxm());
        watching.WaitFor(() => watching.Log("scan").Length == 2);

        Ran answer = watching.End();
        Assert.Contains("  scan.001", answer.Lines[0], StringComparison.Ordinal);
        Assert.Contains(
            ": 2 scans: 2 good; left out: 1 file that is not a scan, 1 picture\n", answer.Errors, StringComparison.Ordinal);
        Assert.False(watching.Log("scan")[1].GetProperty("again").GetBoolean());
    }

    [LinuxFact]
    public void A_name_that_is_not_UTF_8_is_told_and_has_not_vanished()
    {
        _work.WriteGood("a.gwy");
        using var watching = new Watching(_work);
        watching.WaitForStart();
        try
        {
            Shell(@"cp a.gwy ""$(printf 'in/Gr\366\337e.gwy')""; mkdir ""$(printf 'in/M\344rz')""; cp a.gwy in");
            watching.WaitFor(() => watching.Log("scan").Length == 2);

            var errors = watching.Log("scan").ToDictionary(
                s => Path.GetFileName(s.GetProperty("file").GetString()!), s => s.GetProperty("error").GetString());
            string? error = errors["Gr\uFFFD\uFFFDe.gwy"];
            Assert.StartsWith("unreadable: the file's name is not UTF-8, ", error, StringComparison.Ordinal);
            Assert.Null(errors["a.gwy"]);
            Assert.DoesNotContain("vanished", watching.Errors, StringComparison.Ordinal);
            Assert.Single(Regex.Matches(
                watching.Errors, "M\uFFFDrz is left out: the folder cannot be entered: its name is not UTF-8; rename it"));
        }
        finally
        {
            // .NET could not delete them.
            Shell("rm -r in");
        }
    }

    [LinuxFact]
    public void A_folder_that_cannot_be_entered_is_told_once_and_the_others_are_watched()
    {
        _work.WriteGood(Path.Combine("in", "locked", "a.gwy"));
        _work.Environment["LD_PRELOAD"] = _work.Compile("locked");
        using var watching = new Watching(_work);
        watching.WaitForStart();
        _work.WriteGood(Path.Combine("in", "open", "b.gwy"));
        watching.WaitFor(() => watching.Log("scan").Length == 1);

        Ran answer = watching.End();

        Assert.Single(Regex.Matches(answer.Errors, "locked is left out: the folder cannot be entered: "));
        Assert.Contains(": 1 scan: 1 good; left out: 1 folder that cannot be entered", answer.Errors, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_folder_that_stalls_hangs_neither_the_page_nor_what_is_found_nor_ctrl_c()
    {
        _work.Environment["LD_PRELOAD"] = _work.Compile("stall");
        _work.Environment["GWYTIP_STALL"] = _work.PathTo("stall");
        _work.Environment["GWYTIP_STALLED"] = _work.PathTo("stalled");
        using var watching = new Watching(_work, "--serve", "0");
        watching.WaitForStart();
        _work.WriteGood(Path.Combine("in", "a.gwy"));
        watching.WaitFor(() => watching.Log("scan").Length == 1);

        _work.WriteBytes("stall", []);
        watching.WaitFor(
            () => watching.Errors.Contains("in has not answered for 10 s; waiting for it", StringComparison.Ordinal));
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        string state = await client.GetStringAsync(Regex.Match(watching.Errors, "http://[^ \n]*").Value + "state.json");
        Assert.Contains("has not answered", state, StringComparison.Ordinal);
        Assert.Equal(1, JsonDocument.Parse(state).RootElement.GetProperty("day").GetProperty("scans").GetInt32());

        File.Delete(_work.PathTo("stall"));
        watching.WaitFor(() => watching.Errors.Contains("in is there", StringComparison.Ordinal));
        _work.WriteGood(Path.Combine("in", "b.gwy"));
        watching.WaitFor(() => watching.Log("scan").Length == 2);

        File.Delete(_work.PathTo("stalled"));
        _work.WriteBytes("stall", []);
        watching.WaitFor(() => File.Exists(_work.PathTo("stalled")));
        Ran answer = watching.End();
        Assert.Equal(0, answer.Status);
        Assert.Contains(": 2 scans: 2 good", answer.Errors, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(answer.Errors, "has not answered"));
    }

    /// <summary>/dev/full takes nothing, for good.</summary>
    [LinuxFact]
    public void A_full_disk_for_the_log_is_told_about_once_and_judging_goes_on()
    {
        using var watching = Watching.WithLog(_work, "/dev/full");
        watching.WaitForStart();
        string[] names = ["1.gwy", "2.gwy", "3.gwy"];
        foreach (string name in names)
        {
            _work.WriteGood(Path.Combine("in", name));
            watching.WaitFor(() => watching.Output.Contains(name, StringComparison.Ordinal));
        }
        Ran answer = watching.End();

        Assert.Equal(0, answer.Status);
        Assert.Equal(names, answer.Lines.Select(l => l.Split(' ')[^1]));
        Assert.Single(Regex.Matches(answer.Errors, "the log cannot be written"));
    }

    private void Save(string name, byte[] bytes) => _work.WriteBytes(Path.Combine("in", name), bytes);

    private void Shell(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", script]) { WorkingDirectory = _work.PathTo("") })!;
        shell.WaitForExit();
    }
}
