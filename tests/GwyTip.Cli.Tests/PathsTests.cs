namespace GwyTip.Tests;

public sealed class PathsTests : IDisposable
{
    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Patterns_are_expanded_where_the_shell_does_not()
    {
        Make("b.gwy", "a.gwy", "a.txt");

        Assert.Equal(["a.gwy", "b.gwy"], Files("*.gwy"));
        Assert.Equal(["a.gwy"], Files("?.gw?", "--channel", "0").Take(1));
    }

    [Fact]
    public void Folders_in_a_pattern_may_have_wildcards_too()
    {
        Make(Path.Combine("day1", "a.gwy"), Path.Combine("day2", "b.gwy"), Path.Combine("night", "c.gwy"));

        Assert.Equal([Path.Combine("day1", "a.gwy"), Path.Combine("day2", "b.gwy")], Files(Path.Combine("day?", "*")));
    }

    [Fact]
    public void A_folder_is_every_scan_in_it_and_below_and_nothing_else()
    {
        Make(Path.Combine("day", "b.gwy"), Path.Combine("day", "a", "z"));
        _work.WriteBytes(Path.Combine("day", "notes.txt"), "no scan"u8.ToArray());

        Assert.Equal([Path.Combine("day", "a", "z"), Path.Combine("day", "b.gwy")], Files("day"));
    }

    [Fact]
    public void Scans_come_in_the_order_typed_however_many_there_are()
    {
        string[] typed = [.. Enumerable.Range(0, 100).Select(n => $"{(n * 37) % 100:D3}.gwy")];
        Make(typed);

        Assert.Equal(typed, Files(typed));
    }

    /// <summary>ONNX Runtime reads the command line with a matcher that overflowed the stack here.</summary>
    [Fact]
    public void A_pattern_that_a_shell_made_very_long_does_no_harm()
    {
        string name = _work.WriteGood(new string('a', 150) + ".gwy");

        Assert.Equal(600, Files([.. Enumerable.Repeat(name, 600)]).Length);
    }

    [Fact]
    public void A_pattern_without_a_match_and_a_folder_without_scans_are_reported()
    {
        Directory.CreateDirectory(_work.PathTo("empty"));
        Ran answer = _work.Classify("--format", "csv", "*.nothing", "empty", _work.WriteGood("a.gwy"));

        Assert.Equal(1, answer.Status);
        Assert.Equal("*.nothing,,,,,,,,,unreadable: there is no such file,,,,,", answer.Lines[1]);
        Assert.Equal("empty,,,,,,,,,unreadable: the folder holds no scan,,,,,", answer.Lines[2]);
        Assert.StartsWith("a.gwy,0,si-h-100,rows,good,", answer.Lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_may_begin_as_a_response_file_does() => Assert.Equal(["@a.gwy"], Files(_work.WriteGood("@a.gwy")));

    [Fact]
    public void The_topograph_is_judged_unless_another_channel_is_asked_for()
    {
        double[] good = TestScans.Heights(32, 32);
        _work.Write(
            "a.gwy",
            [Workplace.Channel(2, good, 32, 32, "A"), Workplace.Channel(5, good, 32, 32), Workplace.Channel(9, good, 32, 32)]);

        Assert.Equal(["5"], Channels());
        Assert.Equal(["2"], Channels("--channel", "2"));
        Assert.Equal(["2", "5", "9"], Channels("--channel", "all"));
        Assert.Equal(
            "a.gwy,,,,,,,,,\"unreadable: it has no channel 7, only 2, 5, 9\",,,,,",
            _work.Classify("--format", "csv", "--channel", "7", "a.gwy").Lines[1]);
    }

    private string[] Channels(params string[] options) =>
        [.. _work.Classify(["--format", "csv", "a.gwy", .. options]).Lines.Skip(1).Select(line => line.Split(',')[1])];

    private string[] Files(params string[] arguments) =>
        [.. _work.Classify(["--format", "csv", .. arguments]).Lines.Skip(1).Select(line => line.Split(',')[0])];

    private void Make(params string[] files)
    {
        foreach (string file in files)
        {
            _work.WriteGood(file);
        }
    }
}
