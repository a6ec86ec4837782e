namespace GwyTip.Tests;

/// <summary>Many runs side by side on one archive, and results that are whole or not there.</summary>
public sealed class ShardTests : IDisposable
{
    private const int Scans = 24, Shards = 5;

    private readonly Workplace _work = new();

    public ShardTests()
    {
        for (int i = 0; i < Scans; i++)
        {
            _work.WriteGood($"in/{i % 3}/{i}.gwy");
        }
    }

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Shares_together_are_the_whole_and_no_scan_is_in_two()
    {
        string[] whole = Classify("in").Lines;
        string[][] shares = [.. Enumerable.Range(1, Shards).Select(i => Classify("in", "--shard", $"{i}/{Shards}").Lines)];

        Assert.All(shares, share => Assert.Equal(whole[0], share[0]));
        Assert.All(shares, share => Assert.InRange(share.Length, 2, Scans));
        Assert.Equal(whole[1..].Order(), shares.SelectMany(share => share[1..]).Order());
    }

    [Fact]
    public void A_scan_that_comes_later_moves_no_other()
    {
        string[] before = Classify("in", "--shard", "2/5").Lines;
        _work.WriteGood("in/0/00.gwy");
        string[] after = Classify("in", "--shard", "2/5").Lines;

        Assert.Empty(before.Except(after));
        Assert.True(after.Length - before.Length is 0 or 1);
    }

    [Fact]
    public void A_share_without_scans_is_no_failure()
    {
        string[] share = [.. Enumerable.Range(1, 97).Select(i => $"{i}/97")
            .First(i => Classify("in/0/0.gwy", "--shard", i) is { Status: 0, Lines.Length: 1 })
            .Split('/')];
        Assert.Equal("97", share[1]);
    }

    [Theory]
    [InlineData("not-mounted")]
    [InlineData("empty")]
    public void An_archive_that_is_not_there_is_an_error_in_every_share(string archive)
    {
        Directory.CreateDirectory(_work.PathTo("empty"));

        Assert.All(Enumerable.Range(1, Shards), i =>
        {
            var share = Classify(archive, "--shard", $"{i}/{Shards}");
            Assert.Equal(1, share.Status);
            Assert.StartsWith($"{archive},,,,,,,,", Assert.Single(share.Lines[1..]), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("4")]
    [InlineData("1/2/3")]
    [InlineData("-1/2")]
    [InlineData("one/two")]
    public void A_share_that_there_cannot_be_is_wrong_usage(string share)
    {
        var answer = Classify("in", "--shard", share);
        Assert.Equal(2, answer.Status);
        Assert.Contains($"--shard takes which share of how many, as 3/16 (from 1/16 to 16/16), not '{share}'", answer.Errors,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("table")]
    public void A_file_holds_what_standard_output_would(string format)
    {
        string printed = _work.Run("classify", "in", "--models", _work.Models.Folder, "--format", format).Output;
        var answer = _work.Run(
            "classify", "in", "--models", _work.Models.Folder, "--format", format, "--out", _work.PathTo("out"));

        Assert.Equal((0, ""), (answer.Status, answer.Output));
        Assert.Equal(printed, File.ReadAllText(_work.PathTo("out")));
        Assert.False(File.Exists(_work.PathTo("out.part")));
    }

    [Theory]
    [InlineData("in")]
    [InlineData("new/")]
    public void A_folder_is_no_file_for_results_and_that_is_said_before_anything_is_judged(string name)
    {
        var answer = Classify("in", "--out", _work.PathTo(name));

        Assert.Equal((1, ""), (answer.Status, answer.Output));
        Assert.EndsWith($"{name} cannot be written: it is a folder\n", answer.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_work.PathTo("."), "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_a_killed_run_left_is_begun_anew()
    {
        File.WriteAllText(_work.PathTo("out.csv.part"), "half a row, longer than the results" + new string('x', 99999));
        File.WriteAllText(_work.PathTo("out.csv"), "of the time before");

        Assert.Equal(0, Classify("in", "--out", _work.PathTo("out.csv")).Status);
        Assert.Equal(Classify("in").Lines, File.ReadAllLines(_work.PathTo("out.csv")));
    }

    [Theory]
    [InlineData("none/out.csv", "Could not find")]
    [InlineData("busy.csv", "used by another process")]
    public void A_file_that_cannot_be_written_is_told(string name, string why)
    {
        using var other = File.Create(_work.PathTo("busy.csv.part"));
        var answer = Classify("in", "--out", name);
        Assert.Equal(1, answer.Status);
        Assert.StartsWith($"{name} cannot be written: ", answer.Errors, StringComparison.Ordinal);
        Assert.Contains(why, answer.Errors, StringComparison.Ordinal);
    }

    private Ran Classify(string what, params string[] options) =>
        _work.Run(["classify", what, "--models", _work.Models.Folder, "--format", "csv", .. options]);
}
