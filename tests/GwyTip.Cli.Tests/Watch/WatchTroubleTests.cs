using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GwyTip.Tests;

/// <summary>What happens at a microscope over a day: a share that goes away, a disk that is full, a folder that holds a year.</summary>
public sealed class WatchTroubleTests : IDisposable
{
    private readonly Workplace _work = new();

    public WatchTroubleTests() => Directory.CreateDirectory(_work.PathTo("in"));

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task A_folder_that_stalls_hangs_neither_the_page_nor_what_is_found_nor_ctrl_c()
    {
        if (!OperatingSystem.IsLinux())
        {
            // Nothing can be put between the program and its system there.
            return;
        }
        _work.Environment["LD_PRELOAD"] = _work.Compile("stall");
        _work.Environment["GWYTIP_STALL"] = _work.PathTo("stalled");
        using var watching = new Watching(_work, "--serve", "0");
        watching.WaitForStart();
        _work.WriteGood(Path.Combine("in", "a.gwy"));
        watching.WaitFor(() => watching.Log("scan").Length == 1);

        _work.WriteBytes("stalled", []);
        watching.WaitFor(() => watching.Errors.Contains("in has not answered for 10 s; waiting for it", StringComparison.Ordinal));
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        string state = await client.GetStringAsync(Regex.Match(watching.Errors, "http://[^ \n]*").Value + "state.json");
        Assert.Contains("has not answered", state, StringComparison.Ordinal);
        Assert.Equal(1, JsonDocument.Parse(state).RootElement.GetProperty("day").GetProperty("scans").GetInt32());

        File.Delete(_work.PathTo("stalled"));
        watching.WaitFor(() => watching.Errors.Contains("in is there", StringComparison.Ordinal));
        _work.WriteGood(Path.Combine("in", "b.gwy"));
        watching.WaitFor(() => watching.Log("scan").Length == 2);

        _work.WriteBytes("stalled", []);
        Thread.Sleep(1000);
        Answer answer = watching.End();
        Assert.Equal(0, answer.Status);
        Assert.Contains(": 2 scans: 2 good", answer.Errors, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(answer.Errors, "has not answered"));
    }

    /// <summary>/dev/full takes nothing, for good.</summary>
    [Fact]
    public void A_full_disk_for_the_log_is_told_about_once_and_judging_goes_on()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }
        using var watching = Watching.WithLog(_work, "/dev/full");
        watching.WaitForStart();
        string[] names = ["1.gwy", "2.gwy", "3.gwy"];
        foreach (string name in names)
        {
            _work.WriteGood(Path.Combine("in", name));
            watching.WaitFor(() => watching.Output.Contains(name, StringComparison.Ordinal));
        }
        Answer answer = watching.End();

        Assert.Equal(0, answer.Status);
        Assert.Equal(names, answer.Lines.Select(l => l.Split(' ')[^1]));
        Assert.Single(Regex.Matches(answer.Errors, "the log cannot be written"));
    }

    [Fact]
    public void A_folder_of_thousands_of_scans_is_watched_within_seconds_and_none_of_them_is_judged()
    {
        byte[] scan = File.ReadAllBytes(_work.PathTo(_work.WriteGood("scan.gwy")));
        for (int n = 0; n < 5000; n++)
        {
            string folder = Path.Combine("in", $"day {n / 500}");
            if (n % 500 == 0)
            {
                Directory.CreateDirectory(_work.PathTo(folder));
            }
            _work.WriteBytes(Path.Combine(folder, $"{n}.gwy"), scan);
        }
        var clock = Stopwatch.StartNew();
        using var watching = new Watching(_work);
        watching.WaitForStart();
        // Far more than it takes, for machines under load; judging them all would take minutes.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
        Assert.Contains("5000 scans are there already and left alone", watching.Errors, StringComparison.Ordinal);

        _work.WriteGood(Path.Combine("in", "new.gwy"));
        watching.WaitFor(() => watching.Log("scan").Length == 1);

        Assert.EndsWith("new.gwy", watching.End().Lines.Single(), StringComparison.Ordinal);
    }
}
