using System.Text;

namespace GwyTip.Tests.Viewer;

public sealed class BatchTests : IDisposable
{
    private readonly ViewerHome _home = new ViewerHome().WithFake("fake-library");

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_bad_file_does_not_stop_the_batch()
    {
        string none = Path.Combine(_home.Folder, "none,\"quoted\".sxm");

        var rows = Batch.Rows(_home, none, Fields.PathOf("no-image"), Fields.PathOf("good"));

        Assert.Equal([none, Fields.PathOf("no-image"), Fields.PathOf("good")], rows.Select(r => r["file"]));
        Assert.Equal(["there is no such file", "no image channel", ""], rows.Select(r => r["error"]));
        Assert.Equal(["", "", "0"], rows.Select(r => r["channel"]));
        Assert.Equal("good", rows[2]["verdict"]);
    }

    [Fact]
    public void The_status_tells_whether_all_were_judged()
    {
        Assert.Equal(0, Batch.Run(_home, Fields.PathOf("good")).Status);
        Assert.Equal(1, Batch.Run(_home, Fields.PathOf("good"), Fields.PathOf("no-image")).Status);
    }

    [Theory]
    [InlineData()]
    [InlineData("--format", "xml", "file.gwy")]
    [InlineData("--output", "/nowhere/at/all", "file.gwy")]
    [InlineData("--no-such-option", "file.gwy")]
    public void Wrong_usage_ends_with_2(params string[] arguments)
    {
        var result = Batch.Run(_home, arguments);

        Assert.Equal(2, result.Status);
        Assert.NotEmpty(result.Err);
        Assert.Empty(result.Out);
    }

    [Fact]
    public void A_line_for_people_tells_verdict_state_and_confidence()
    {
        string output = Batch.Run(_home, Fields.PathOf("good")).Out;

        Assert.Equal($"{Fields.PathOf("good")} [0]: good, first_state, 0.33 (fake-surface)\n", output);
    }

    [Fact]
    public void Judged_files_are_kept_where_asked()
    {
        string folder = _home.SubFolder("kept");

        Assert.Equal(0, Batch.Run(_home, "--output", folder, Fields.PathOf("good")).Status);

        string kept = File.ReadAllText(Path.Combine(folder, "good.gwy"), Encoding.Latin1);
        Assert.Contains("Tip state::Verdict", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Tip state::Stale", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_is_not_overwritten_by_its_judged_copy()
    {
        string scan = Fields.PathOf("good");
        byte[] before = File.ReadAllBytes(scan);

        var result = Batch.Run(_home, "--output", Path.GetDirectoryName(scan)!, scan);

        Assert.Equal(1, result.Status);
        Assert.Contains("would be overwritten", result.Out, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(scan));
    }
}
