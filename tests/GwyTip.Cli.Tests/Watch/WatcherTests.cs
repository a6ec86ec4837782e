using GwyTip.Cli.Watch;

namespace GwyTip.Tests;

/// <summary>What becomes of files over time, by a clock of the test's own.</summary>
public sealed class WatcherTests : IDisposable
{
    private readonly Workplace _work = new();

    public WatcherTests() => Directory.CreateDirectory(_work.PathTo("in"));

    public void Dispose() => _work.Dispose();

    [Fact]
    public void A_folder_that_is_not_there_is_waited_for_and_all_that_turns_up_in_it_is_new()
    {
        Directory.Delete(_work.PathTo("in"));
        using var watched = new WatchedFolder(_work);
        watched.Look();
        watched.Look(1);
        Assert.StartsWith("there is no folder ", watched.Notices[0], StringComparison.Ordinal);

        Save("a.gwy");
        watched.Rest();

        Assert.Equal(["good"], watched.Scans.Select(s => s.Verdict));
        Assert.Single(watched.Notices, n => n.EndsWith("in is there", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_does_not_answer_is_named_once_and_so_is_that_it_answers_again()
    {
        using var watched = new WatchedFolder(_work);
        watched.Look();
        watched.Stall();
        watched.Look(10);
        Assert.Single(watched.Notices);
        watched.Look(0.1);
        watched.Look(60);
        Assert.EndsWith(
            "in has not answered for 10 s; waiting for it", Assert.Single(watched.Notices[1..]), StringComparison.Ordinal);

        watched.Answer();
        watched.Look(1);

        Assert.EndsWith("in is there", watched.Notices[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_unreadable_file_is_announced_once_it_has_rested_for_long_and_judged_when_it_is_whole()
    {
        _work.WriteGood("a.gwy");
        byte[] whole = File.ReadAllBytes(_work.PathTo("a.gwy"));
        using var watched = new WatchedFolder(_work);
        watched.Look();
        Save("a.gwy", whole[..2000]);
        watched.Rest();
        watched.Rest(15);
        Assert.Empty(watched.Scans);
        watched.Rest(5);
        Assert.StartsWith(
            "unreadable: the file is cut short", Assert.Single(watched.Scans).Scan.Result.Error, StringComparison.Ordinal);
        watched.Rest(1000);
        Assert.Single(watched.Scans);

        Save("a.gwy", whole);
        watched.Rest();

        Assert.Equal(("good", false), (watched.Scans[1].Verdict, watched.Scans[1].Again));
        Assert.Contains("1 scan: 1 good", watched.End(), StringComparison.Ordinal);
    }

    /// <summary>A day's heights would fill the memory.</summary>
    [Fact]
    public void What_is_told_of_a_scan_does_not_hold_its_heights()
    {
        using var watched = new WatchedFolder(_work);
        watched.Look();
        Save("a.gwy");
        watched.Rest();

        var channel = Assert.Single(watched.Scans).Scan.Result.Channel!;
        Assert.Equal((0, 1, 1), (channel.Id, channel.Scan.Width, channel.Scan.Lines));
    }

    /// <summary>Programs write for a moment beside what they save.</summary>
    [Fact]
    public void Only_what_is_called_a_scan_is_missed_when_it_vanishes_before_it_was_judged()
    {
        using var watched = new WatchedFolder(_work);
        watched.Look();
        Save("scan.gwy.part", [1]);
        Save("scan.gwy", [1]);
        watched.Look(1);
        File.Delete(_work.PathTo("in/scan.gwy.part"));
        File.Delete(_work.PathTo("in/scan.gwy"));
        watched.Look(1);

        Assert.Equal(["scan.gwy vanished before it could be judged"], watched.Notices[1..]);
    }

    /// <summary>A share that does not answer for a moment, just when a scan is to be read.</summary>
    [Fact]
    public void A_file_that_was_not_there_when_it_was_its_turn_is_judged_when_it_is_there_again()
    {
        bool isAway = true;
        using var watched = new WatchedFolder(_work, judge: path =>
        {
            if (isAway)
            {
                File.Delete(path);
                return WatchedFolder.Unreadable(path);
            }
            return WatchedFolder.NoScan(path);
        }, o => o with { Verbose = true });
        watched.Look();
        Save("a.gwy");
        watched.Look();
        watched.Look(2);
        watched.Stall();
        watched.LookUntil(() => watched.InWork == 0);
        isAway = false;
        Save("a.gwy");
        watched.Answer();
        watched.Rest();

        Assert.Contains("a.gwy is left out: no reader knows what it holds", watched.Notices);
        Assert.DoesNotContain(watched.Notices, n => n.Contains("vanished", StringComparison.Ordinal));
    }

    /// <summary>A training that went on, with what was corrected here.</summary>
    [Fact]
    public void A_bundle_that_was_replaced_meanwhile_is_read_anew_and_a_broken_one_is_named()
    {
        using var watched = new WatchedFolder(_work);
        watched.Look();
        _work.Models.Add("si-h-100", [new(TinyState.Always("rows", 0.25), TinyState.Always("tip_change", 0.875))]);
        Save("a.gwy");
        watched.Rest();

        Assert.Equal("bad", Assert.Single(watched.Scans).Verdict);

        using var again = new WatchedFolder(_work);
        again.Look();
        File.WriteAllBytes(_work.Models.PathOf("si-h-100", "member-1.onnx"), [1, 2, 3]);
        Save("b.gwy");
        again.Rest();

        Assert.StartsWith("bundle: ", Assert.Single(again.Scans).Scan.Result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_that_still_runs_is_judged_by_the_lines_it_has()
    {
        double[] heights = TestScans.Heights(64, 64);
        heights.AsSpan(40 * 64).Fill(double.NaN);
        using var watched = new WatchedFolder(_work);
        watched.Look();
        _work.Write("in/a.gwy", heights, 64, 64);
        watched.Rest();
        _work.Write("in/a.gwy", TestScans.Heights(64, 64), 64, 64);
        watched.Rest();

        Assert.Equal([40, 64], watched.Scans.Select(s => s.Scan.MeasuredLines));
        Assert.Equal([false, true], watched.Scans.Select(s => s.Again));
        Assert.StartsWith("40 of 64 lines", watched.Scans[0].Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_behind_links_is_judged_once_and_again_when_it_is_saved_again()
    {
        _work.WriteGood("elsewhere/a.gwy");
        using var watched = new WatchedFolder(_work);
        watched.Look();
        foreach (var (name, target) in (ReadOnlySpan<(string, string)>)
            [("up", "."), ("latest.gwy", "../elsewhere/a.gwy"), ("the same.gwy", "latest.gwy"), ("gone.gwy", "nowhere.gwy")])
        {
            File.CreateSymbolicLink(_work.PathTo($"in/{name}"), target);
        }
        watched.Rest();
        Assert.Equal([false], watched.Scans.Select(s => s.Again));
        _work.Write("elsewhere/a.gwy", TestScans.Heights(33, 32), 33, 32);
        watched.Rest();
        watched.Rest(20);

        Assert.Equal(["good", "good", "not judged"], watched.Scans.Select(s => s.Verdict));
        Assert.Equal((watched.Scans[0].File, true), (watched.Scans[1].File, watched.Scans[1].Again));
        Assert.Equal("unreadable: this is a link that leads nowhere (nowhere.gwy)", watched.Scans[2].Scan.Result.Error);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void What_is_no_scan_is_counted_and_announced_only_where_asked(bool verbose, int announced)
    {
        using var watched = new WatchedFolder(_work, WatchedFolder.NoScan, o => o with { Verbose = verbose });
        watched.Look();
        Save("notes.md", [1]);
        watched.Rest();

        Assert.Equal(announced, watched.Notices.Count(n => n == "notes.md is left out: no reader knows what it holds"));
        Assert.EndsWith(": 0 scans; left out: 1 file that is not a scan", watched.End(), StringComparison.Ordinal);
    }

    /// <summary>Asking is cheap, not free: a folder of thousands of files is looked at twice a second.</summary>
    [Fact]
    public void A_file_that_is_no_scan_is_opened_once_and_again_only_when_it_changes()
    {
        int opened = 0;
        using var watched = new WatchedFolder(_work, path =>
        {
            Interlocked.Increment(ref opened);
            return WatchedFolder.NoScan(path);
        });
        watched.Look();
        Save("notes.md", [1]);
        watched.Rest();
        watched.Rest(3600);
        Assert.Equal(1, opened);

        Save("notes.md", [1, 2]);
        watched.Rest();

        Assert.Equal(2, opened);
    }

    [Fact]
    public void Thousands_of_scans_that_are_there_already_are_counted_and_none_is_opened()
    {
        for (int n = 0; n < 5000; n++)
        {
            if (n % 500 == 0)
            {
                Directory.CreateDirectory(_work.PathTo($"in/day {n / 500}"));
            }
            Save($"day {n / 500}/{n}.gwy", [1]);
        }
        Save("notes.md", [1]);
        var opened = new List<string>();
        using var watched = new WatchedFolder(_work, path =>
        {
            lock (opened)
            {
                opened.Add(Path.GetFileName(path));
            }
            return WatchedFolder.Unreadable(path);
        });
        watched.Rest(3600);
        Save("new.gwy", [1]);
        watched.Rest();

        Assert.Equal("5000 scans are there already and ignored (--existing judges them too)", watched.Notices[0]);
        Assert.Equal(["new.gwy"], opened);
    }

    /// <summary>As on a network folder that is gone: whoever reads the file does not come back.</summary>
    [Fact]
    public void A_file_that_stalls_is_given_up_and_the_others_go_on()
    {
        using var begun = new ManualResetEventSlim();
        using var over = new ManualResetEventSlim();
        using var watched = new WatchedFolder(_work, path =>
        {
            if (Path.GetFileName(path) == "stalls.gwy")
            {
                begun.Set();
                over.Wait();
            }
            return new(
                new Cli.Output.ScanResult(path, Workplace.Channel(0, TestScans.Heights(32, 32), 32, 32)) { Error = "judged" });
        });
        watched.Look();
        Save("stalls.gwy", [1]);
        watched.Look();
        watched.Look(2);
        begun.Wait();
        Save("a.gwy", [1]);
        watched.Look();
        watched.Look(2);
        watched.LookUntil(() => watched.Scans.Count == 1);
        Assert.Equal("judged", watched.Scans[0].Scan.Result.Error);
        Save("b.gwy", [1]);
        watched.Rest(61);
        over.Set();

        string late = "unreadable: reading it did not end within 60 s";
        Assert.Equal(["judged", "judged", late], watched.Scans.Select(s => s.Scan.Result.Error).Order());
    }

    /// <summary>The row of bad scans is told by the file at which it began.</summary>
    [Fact]
    public void The_alarm_is_announced_with_the_scan_at_which_it_began()
    {
        _work.Models.Add("si-h-100", [new(TinyState.Always("rows", 0.25), TinyState.Always("tip_change", 0.75))]);
        using var watched = new WatchedFolder(_work);
        watched.Look();
        foreach (string name in (string[])["1.gwy", "2.gwy", "3.gwy"])
        {
            Save(name);
            watched.Rest();
        }

        Assert.Equal([AlarmChange.None, AlarmChange.None, AlarmChange.Begins], watched.Scans.Select(s => s.Alarm));
        Assert.Equal(watched.Scans[0].File, watched.Scans[2].BadSince);
    }

    private void Save(string name) => _work.WriteGood($"in/{name}");

    private void Save(string name, byte[] bytes) => _work.WriteBytes($"in/{name}", bytes);
}
