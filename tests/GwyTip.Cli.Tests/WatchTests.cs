using System.Text.Json;

namespace GwyTip.Tests;

/// <summary>A folder is followed while scans are saved into it.</summary>
public sealed class WatchTests : IDisposable
{
    private readonly Workplace _work = new();

    public WatchTests()
    {
        // A confidence that depends on the scan, on both sides of the threshold: a verdict about half a file would show.
        _work.Models.Add("si-h-100", [new(new TinyState("rows", 30, 0, 0.5f), new TinyState("tip_change", -30, 0, -0.5f))]);
        Directory.CreateDirectory(_work.PathTo("in"));
    }

    public void Dispose() => _work.Dispose();

    /// <summary>Copied in at random order, one in three half-written first; many come while others are judged.</summary>
    [Fact]
    public void Two_hundred_scans_get_the_verdicts_that_classify_gives_and_none_is_lost()
    {
        var random = new Random(5);
        string[] names = [.. Enumerable.Range(0, 200).Select(n => $"scan {n:000}.gwy")];
        foreach (string name in names)
        {
            _work.Write(Path.Combine("made", name), TestScans.Heights(40, 32, random.Next()), 40, 32);
        }
        random.Shuffle(names);
        using var watching = new Watching(_work, "--alarm-after", "1000");
        watching.WaitForStart();

        var late = new Queue<(string Name, byte[] Whole)>();
        foreach (string name in names)
        {
            byte[] whole = File.ReadAllBytes(_work.PathTo(Path.Combine("made", name)));
            if (random.Next(3) == 0)
            {
                _work.WriteBytes(Path.Combine("in", name), whole[..random.Next(whole.Length)]);
                late.Enqueue((name, whole));
            }
            else
            {
                _work.WriteBytes(Path.Combine("in", name), whole);
            }
            if (late.Count > 25)
            {
                Complete(late.Dequeue());
                // Not all of them at once.
                int copied = Array.IndexOf(names, name) + 1;
                watching.WaitFor(() => Verdicts(watching).Count >= (copied - late.Count) / 2);
            }
        }
        while (late.TryDequeue(out var left))
        {
            Complete(left);
        }
        watching.WaitFor(() => Verdicts(watching).Count == names.Length);
        Ran answer = watching.End();

        var expected = _work.Classify("--format", "json", "made").Lines.Select(l => JsonDocument.Parse(l).RootElement)
            .ToDictionary(e => Path.GetFileName(e.GetProperty("file").GetString()!), Said);
        Assert.Equal(expected.OrderBy(e => e.Key), Verdicts(watching).OrderBy(e => e.Key));
        Assert.True(expected.Values.Distinct().Count() > 100, "the scans should differ");
        Assert.Equal(0, answer.Status);
        Assert.Contains(": 200 scans: ", answer.Errors, StringComparison.Ordinal);

        void Complete((string Name, byte[] Whole) file) =>
            File.WriteAllBytes(_work.PathTo(Path.Combine("in", file.Name)), file.Whole);
    }

    [Fact]
    public void What_is_there_already_is_left_alone_unless_it_changes_or_is_asked_for()
    {
        _work.WriteGood(Path.Combine("in", "old.gwy"));
        using (var watching = new Watching(_work))
        {
            watching.WaitFor(() => watching.Errors.Contains("1 scan is there already and ignored", StringComparison.Ordinal));
            _work.WriteGood(Path.Combine("in", "day", "new å.gwy"));
            watching.WaitFor(() => watching.Log("scan").Length == 1);
            _work.Write(Path.Combine("in", "old.gwy"), TestScans.Heights(33, 32), 33, 32);
            watching.WaitFor(() => watching.Log("scan").Length == 2);
            string[] lines = watching.End().Lines;
            Assert.EndsWith(Path.Combine("day", "new å.gwy"), lines[0], StringComparison.Ordinal);
            Assert.EndsWith("old.gwy", lines[1], StringComparison.Ordinal);
        }
        using var again = new Watching(_work, "--existing");
        again.WaitFor(() => again.Log("scan").Length == 4);
    }

    /// <summary>The reader of foreign formats hangs, as on a network folder that stalls.</summary>
    [Fact]
    public void A_file_that_stalls_is_given_up_and_the_others_go_on()
    {
        _work.Environment["GWYTIP_READ"] = _work.WriteScript("stall", $"touch '{_work.PathTo("asked")}'; sleep 600");
        using var watching = new Watching(_work, "--limit", "4");
        watching.WaitForStart();
        _work.WriteBytes(Path.Combine("in", "stalls.sm4"), [1, 2, 3]);
        watching.WaitFor(() => File.Exists(_work.PathTo("asked")));
        _work.WriteGood(Path.Combine("in", "a.gwy"));

        watching.WaitFor(() => watching.Log("scan").Length == 2);
        string[] lines = watching.End().Lines;
        Assert.EndsWith("a.gwy", lines[0], StringComparison.Ordinal);
        Assert.Contains("stalls.sm4: unreadable: ", lines[1], StringComparison.Ordinal);
        Assert.Contains("did not finish within 4 s", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_alarm_comes_after_as_many_bad_scans_as_asked_for_and_the_hook_gets_names_as_they_are()
    {
        _work.Models.Add("si-h-100", [new(TinyState.Always("rows", 0.25), TinyState.Always("tip_change", 0.75))]);
        string hook = _work.WriteScript(
            "hook", "read json; echo \"$GWYTIP_VERDICT|$GWYTIP_ALARM|$(basename \"$GWYTIP_FILE\")|$1|$#\" >> \"$2\"; exit 3");
        using var watching = new Watching(
            _work, "--alarm-after", "3", "--on-verdict", $"'{hook}' \"a b\" heard.txt".Replace('\'', '"'));
        watching.WaitForStart();
        string[] names = ["1.gwy", "2 $(touch bad) `touch bad` ; touch bad.gwy", "3 \" '.gwy"];
        foreach (string name in names)
        {
            _work.WriteGood(Path.Combine("in", name));
            watching.WaitFor(() => watching.Log("scan").Length == Array.IndexOf(names, name) + 1);
        }

        Ran answer = watching.End();
        Assert.Equal(
            [$"bad|none|{names[0]}|a b|2", $"bad|none|{names[1]}|a b|2", $"bad|begins|{names[2]}|a b|2"],
            File.ReadAllLines(_work.PathTo("heard.txt")));
        Assert.False(File.Exists(_work.PathTo("bad")));
        Assert.Contains("ALARM: the last 3 scans are bad, since 1.gwy", answer.Output, StringComparison.Ordinal);
        Assert.Contains("ended with status 3", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--settle", "0")]
    [InlineData("--alarm-after", "0")]
    [InlineData("--serve", "70000")]
    [InlineData("--limit", "soon")]
    public void Wrong_usage_is_refused(string option, string value) =>
        Assert.Equal(2, _work.Run("watch", "in", "--models", _work.Models.Folder, option, value).Status);

    [Fact]
    public void A_log_that_cannot_be_written_is_refused_at_the_start()
    {
        Ran answer = _work.Run("watch", "in", "--models", _work.Models.Folder, "--log", Path.Combine("nowhere", "log.jsonl"));

        Assert.Equal(1, answer.Status);
        Assert.Contains("nowhere", answer.Errors, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Verdicts(Watching watching) =>
        watching.Log("scan").Where(s => s.GetProperty("error").ValueKind == JsonValueKind.Null)
            .GroupBy(s => Path.GetFileName(s.GetProperty("file").GetString()!)).ToDictionary(g => g.Key, g => Said(g.Last()));

    private static string Said(JsonElement scan) =>
        $"{scan.GetProperty("verdict").GetString()} {scan.GetProperty("state").GetString()} "
        + $"{scan.GetProperty("confidence").GetDouble()}";
}
