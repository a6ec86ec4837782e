using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GwyTip.Tests;

/// <summary>What is saved beside the scans is passed over; what is a scan is told as classify tells it.</summary>
public sealed class WatchLeftOutTests : IDisposable
{
    private readonly Workplace _work = new();

    public WatchLeftOutTests() => Directory.CreateDirectory(_work.PathTo("in"));

    public void Dispose() => _work.Dispose();

    [NeedsFact(Needed.GwyddionReader)]
    public void Scans_are_told_by_what_they_hold_and_the_rest_is_only_counted()
    {
        _work.Environment["GWYTIP_READ"] = Needs.PathOf(Needed.GwyddionReader);
        _work.Models.Add("si-h-100", [new(TinyState.Always("rows", 0.25), TinyState.Always("tip_change", 0.75))]);
        using var watching = new Watching(_work, "--alarm-after", "2");
        watching.WaitForStart();
        Save("curve.dat", ForeignFiles.Spectrum());
        Save("notes.md", "# a new tip"u8.ToArray());
        Save("photo.bmp", ForeignFiles.Bitmap(grey: false));
        Save("scan.001", ForeignFiles.Wsxm());
        watching.WaitFor(() => watching.Log("scan").Length == 1);
        Thread.Sleep(1000);

        Answer answer = watching.End();

        Assert.Contains("  scan.001", Assert.Single(answer.Lines), StringComparison.Ordinal);
        string counts = ": 1 scan: 1 bad; left out: 1 file that is no scan, 1 picture, 1 spectrum\n";
        Assert.Contains(counts, answer.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("notes.md", answer.Errors, StringComparison.Ordinal);
        Assert.Single(watching.Log("scan"));
    }

    [NeedsFact(Needed.GwyddionReader)]
    public void Verbose_tells_of_each_as_it_is_left_out()
    {
        _work.Environment["GWYTIP_READ"] = Needs.PathOf(Needed.GwyddionReader);
        using var watching = new Watching(_work, "--verbose");
        watching.WaitForStart();
        Save("curve.dat", ForeignFiles.Spectrum());
        string told = "curve.dat is left out: it holds a spectrum and no image";
        watching.WaitFor(() => watching.Errors.Contains(told, StringComparison.Ordinal));

        // It is told again, and judged, when it has become something else.
        Save("curve.dat", ForeignFiles.Wsxm());
        watching.WaitFor(() => watching.Log("scan").Length == 1);

        Answer answer = watching.End();
        Assert.False(watching.Log("scan")[0].GetProperty("again").GetBoolean());
        Assert.DoesNotContain("; left out", answer.Errors, StringComparison.Ordinal);
    }

    /// <summary>Asking is cheap, not free: a folder of thousands of files is looked at twice a second.</summary>
    [Fact]
    public void Gwyddion_is_asked_about_a_file_once_and_again_only_when_it_changes()
    {
        string answer = "echo '{\"status\":\"unknown\"}'";
        _work.Environment["GWYTIP_READ"] = _work.WriteScript(
            "reader", $"while read -r line; do echo \"$line\" >> '{_work.PathTo("asked")}'; {answer}; done");
        using var watching = new Watching(_work, "--verbose");
        watching.WaitForStart();
        Save("notes.md", "one"u8.ToArray());
        watching.WaitFor(() => watching.Errors.Contains("notes.md is left out", StringComparison.Ordinal));
        Thread.Sleep(2000);
        Assert.Equal([$"detect {_work.PathTo(Path.Combine("in", "notes.md"))}"], File.ReadAllLines(_work.PathTo("asked")));

        Save("notes.md", "one and two"u8.ToArray());
        watching.WaitFor(() => File.ReadAllLines(_work.PathTo("asked")).Length == 2);
        Thread.Sleep(500);
        Assert.Single(Regex.Matches(watching.Errors, "notes.md is left out"));
    }

    [Fact]
    public void A_name_that_is_not_UTF_8_is_told_and_has_not_vanished()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }
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

    [Fact]
    public void A_folder_that_cannot_be_entered_is_told_once_and_the_others_are_watched()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }
        _work.WriteGood(Path.Combine("in", "locked", "a.gwy"));
        _work.Environment["LD_PRELOAD"] = _work.Compile("locked");
        using var watching = new Watching(_work);
        watching.WaitForStart();
        _work.WriteGood(Path.Combine("in", "open", "b.gwy"));
        watching.WaitFor(() => watching.Log("scan").Length == 1);

        Answer answer = watching.End();

        Assert.Single(Regex.Matches(answer.Errors, "locked is left out: the folder cannot be entered: "));
        Assert.Contains(": 1 scan: 1 good; left out: 1 folder that cannot be entered", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_behind_links_is_judged_once_and_again_when_it_is_saved_again()
    {
        _work.WriteGood(Path.Combine("elsewhere", "a.gwy"));
        File.CreateSymbolicLink(_work.PathTo(Path.Combine("in", "up")), ".");
        using var watching = new Watching(_work);
        watching.WaitForStart();
        File.CreateSymbolicLink(_work.PathTo(Path.Combine("in", "latest.gwy")), Path.Combine("..", "elsewhere", "a.gwy"));
        File.CreateSymbolicLink(_work.PathTo(Path.Combine("in", "the same.gwy")), "latest.gwy");
        File.CreateSymbolicLink(_work.PathTo(Path.Combine("in", "gone.gwy")), "nowhere.gwy");
        watching.WaitFor(() => watching.Log("scan").Length == 2);
        _work.Write(Path.Combine("elsewhere", "a.gwy"), TestScans.Heights(33, 32), 33, 32);
        watching.WaitFor(() => watching.Log("scan").Length == 3);

        JsonElement[] scans = watching.Log("scan");
        var judged = scans.Where(s => s.GetProperty("error").ValueKind == JsonValueKind.Null).ToArray();
        Assert.Single(judged.Select(s => s.GetProperty("file").GetString()).Distinct());
        Assert.Equal([false, true], judged.Select(s => s.GetProperty("again").GetBoolean()));
        string? broken = scans.Except(judged).Single().GetProperty("error").GetString();
        Assert.Equal("unreadable: this is a link that leads nowhere (nowhere.gwy)", broken);
    }

    /// <summary>Programs write for a moment beside what they save.</summary>
    [Fact]
    public void Only_what_is_called_a_scan_is_missed_when_it_vanishes()
    {
        using var watching = new Watching(_work);
        watching.WaitForStart();
        // Empty ones are waited for.
        Save("scan.gwy.part", []);
        Save("scan.gwy", []);
        Thread.Sleep(1500);
        File.Delete(_work.PathTo(Path.Combine("in", "scan.gwy.part")));
        File.Delete(_work.PathTo(Path.Combine("in", "scan.gwy")));
        watching.WaitFor(() => watching.Errors.Contains("vanished", StringComparison.Ordinal));

        Assert.Equal(["scan.gwy"], Regex.Matches(watching.End().Errors, @"\S+(?= vanished)").Select(m => m.Value));
    }

    private void Save(string name, byte[] bytes) => _work.WriteBytes(Path.Combine("in", name), bytes);

    private void Shell(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", script]) { WorkingDirectory = _work.PathTo("") })!;
        shell.WaitForExit();
    }
}
