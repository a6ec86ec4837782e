using System.Diagnostics;
using GwyTip.Core;
using GwyTip.Tests;

namespace GwyTip.ScanFiles.Tests;

public class GwyddionReaderTests
{
    private static string Problem(GwyddionReader reader, string path = "scan.sxm") =>
        Assert.Throws<ScanFileException>(() => reader.Read(path)).Problem;

    [Fact]
    public void Images_come_with_all_that_the_helper_says()
    {
        using var helper = new FakeHelper(FakeHelper.OneImage);
        using var reader = new GwyddionReader(helper.Program);
        for (int i = 0; i < 3; i++)
        {
            var channel = Assert.Single(reader.Read("scan.sxm"));
            Assert.Equal((4, "Z (Forward)", "m"), (channel.Id, channel.Title, channel.HeightUnit));
            Assert.Equal([1, -2], channel.Scan.Line(0).ToArray());
            Assert.Equal((1e-10, 2e-10), (channel.Scan.MetresPerPixelX, channel.Scan.MetresPerPixelY));
            Assert.Equal(ScanDirection.Up, channel.Scan.Direction);
        }
        Assert.Equal(1, helper.Starts);
    }

    [Fact]
    public void The_helper_is_asked_for_an_absolute_path_in_utf8()
    {
        using var helper = new FakeHelper("""printf '{"status":"error","message":"%s"}\n' "$path" """);
        using var reader = new GwyddionReader(helper.Program);
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "größe 5 nm.sxm"), Problem(reader, "größe 5 nm.sxm"));
    }

    [Fact]
    public void A_file_that_Gwyddion_refuses_leaves_the_helper_running()
    {
        using var helper = new FakeHelper("""echo '{"status":"error","message":"no image channel"}'""");
        using var reader = new GwyddionReader(helper.Program);
        Assert.Equal("no image channel", Problem(reader));
        Assert.Equal("no image channel", Problem(reader));
        Assert.Equal(1, helper.Starts);
    }

    [Fact]
    public void A_crash_costs_only_the_file_that_crashed_it()
    {
        using var helper = new FakeHelper($"""
            case $path in *bad*) echo 'cannot go on' >&2; exit 3;; esac
            {FakeHelper.OneImage}
            """);
        using var reader = new GwyddionReader(helper.Program);
        Assert.Single(reader.Read("good.sxm"));
        string problem = Problem(reader, "bad.sxm");
        Assert.Contains("gwytip-read, ended without an answer", problem, StringComparison.Ordinal);
        Assert.Contains("exit status 3, cannot go on", problem, StringComparison.Ordinal);
        Assert.Single(reader.Read("good.sxm"));
        // The first one, a fresh one that shows that the file is to blame, and the one after.
        Assert.Equal(3, helper.Starts);
    }

    [Fact]
    public void A_crash_after_the_answer_does_not_harm_the_next_file()
    {
        using var helper = new FakeHelper($"{FakeHelper.OneImage}\nexit 1");
        using var reader = new GwyddionReader(helper.Program);
        for (int i = 0; i < 5; i++)
        {
            Assert.Single(reader.Read("scan.sxm"));
        }
        Assert.Equal(5, helper.Starts);
    }

    [Fact]
    public void A_hang_ends_at_the_time_limit_and_the_next_file_is_read()
    {
        using var helper = new FakeHelper($"""
            case $path in *bad*) sleep 600;; esac
            {FakeHelper.OneImage}
            """);
        using var reader = new GwyddionReader(helper.Program) { TimeLimit = TimeSpan.FromSeconds(1) };
        var clock = Stopwatch.StartNew();
        Assert.Contains("did not finish within 1 s", Problem(reader, "bad.sxm"), StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.9, 10);
        using var patient = new GwyddionReader(helper.Program);
        Assert.Single(patient.Read("good.sxm"));
    }

    [Theory]
    [InlineData("echo hello", "not understood: hello")]
    [InlineData("echo '[1]'", "not understood: [1]")]
    [InlineData("""printf '%s\n' '{"status":"\ud800"}'""", """not understood: {"status":"\ud800"}""")]
    [InlineData("""printf '%s\n' '{"\ud800":1}'""", """not understood: {"\ud800":1}""")]
    [InlineData("""echo '{"status":"maybe"}'""", "unknown status 'maybe'")]
    [InlineData("""echo '{"status":"ok"}'""", "left 'channels' out")]
    [InlineData("""echo '{"status":"ok","channels":0}'""", "impossible channels 0")]
    [InlineData("""echo '{"status":"ok","channels":1}'; echo '{"width":99999,"lines":99999}'""", "99999 × 99999 pixels")]
    [InlineData("""echo '{"status":"ok","channels":1}'; echo '{"width":2,"lines":1}'; printf 'too short'; exit 0""",
        "middle of an image (exit status 0)")]
    [InlineData("""printf '{"status"'; exit 0""", "middle of an answer")]
    [InlineData("head -c 100000 /dev/zero", "longer than 65536 bytes")]
    [InlineData("kill -9 $$", "exit status 137")]
    public void An_answer_that_is_none_is_named(string answer, string expected)
    {
        using var helper = new FakeHelper(answer);
        using var reader = new GwyddionReader(helper.Program);
        Assert.Contains(expected, Problem(reader), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_helper_is_asked_for_by_name()
    {
        using var folder = new TemporaryFolder();
        using var reader = new GwyddionReader(Path.Combine(folder.Path, "gwytip-read"));
        Assert.Contains("gwytip-read, cannot be started", Problem(reader), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_a_line_break_is_refused()
    {
        using var reader = new GwyddionReader("/bin/false");
        Assert.Contains("line break", Problem(reader, "a\nb.sxm"), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_threads_take_turns()
    {
        using var helper = new FakeHelper(FakeHelper.OneImage);
        using var reader = new GwyddionReader(helper.Program);
        Parallel.For(0, 40, _ => Assert.Equal(-2, reader.Read("scan.sxm")[0].Scan.Line(0)[1]));
        Assert.Equal(1, helper.Starts);
    }

    [Fact]
    public void A_closed_reader_does_not_start_a_helper_again()
    {
        using var helper = new FakeHelper(FakeHelper.OneImage);
        var reader = new GwyddionReader(helper.Program);
        reader.Read("scan.sxm");
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => reader.Read("scan.sxm"));
    }
}
