using System.Text.Json;

namespace GwyTip.Tests;

/// <summary>A file may be called anything: one scan stays one line, and nothing in a name gives the terminal orders.</summary>
public sealed class NamesTests : IDisposable
{
    private const string Name = "one\ntwo\tthree\u001b[2Jfour\u0085five\u2028six\u202eµ.gwy";

    private const string Shown = @"one\ntwo\tthree\x1b[2Jfour\x85five\u2028six\u202eµ.gwy";

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void The_table_shows_them_escaped_and_aligned()
    {
        string[] lines = _work.Classify(_work.WriteGood(Name), "not\nthere.gwy").Lines;

        Assert.Equal(
            [
                $"{"file".PadRight(Shown.Length)}  channel  surface   verdict          confidence  state",
                $"{Shown}        0  si-h-100  good                   0.75  rows",
                $"{@"not\nthere.gwy".PadRight(Shown.Length)}           unreadable: there is no such file",
                "1 good, 1 not judged (on cpu)",
            ],
            lines);
    }

    [Fact]
    public void JSON_and_CSV_have_rules_of_their_own()
    {
        _work.WriteGood(Name);

        Ran json = _work.Classify("--format", "json", Name), csv = _work.Classify("--format", "csv", Name);

        string line = Assert.Single(json.Output.TrimEnd('\n').Split('\n'));
        Assert.Equal(Name, JsonDocument.Parse(line).RootElement.GetProperty("file").GetString());
        Assert.Contains($"\r\n\"{Name}\",0,si-h-100,", csv.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_is_named_on_a_line_of_its_own()
    {
        _work.WriteGood("in/a.gwy");
        _work.WriteBytes("in/b\n\u001b[2J.md", "no scan"u8.ToArray());

        Ran answer = _work.Classify("in", "--verbose");

        Assert.Contains(@"  in/b\n\x1b[2J.md: ", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', answer.Output);
    }

    [Theory]
    [InlineData(@"--models\nx", "classify", "--models", "--models\nx", "a.gwy")]
    [InlineData(@"\x1b[1m", "classify", "a.gwy", "--channel", "\u001b[1m")]
    [InlineData(@"no\nsuch", "classify", "a.gwy", "--surface", "no\nsuch")]
    [InlineData(@"no\nsuch", "classify", "a.gwy", "--provider", "no\nsuch")]
    [InlineData(@"in\nline", "watch", "in\nline")]
    public void Messages_stay_on_their_line(string shown, params string[] arguments)
    {
        File.WriteAllText(_work.PathTo("in\nline"), "no folder");
        string[] models = arguments.Contains("--models") ? [] : ["--models", _work.Models.Folder];

        Ran answer = _work.Run([.. arguments, .. models]);

        Assert.NotEqual(0, answer.Status);
        Assert.Contains(shown, answer.Errors.Split('\n')[0], StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', answer.Errors);
    }

    [Fact]
    public void A_watched_scan_has_its_line_too()
    {
        Directory.CreateDirectory(_work.PathTo("in"));
        using var watching = new Watching(_work);
        watching.WaitForStart();
        _work.WriteGood("in/" + Name);
        _work.WriteBytes("in/bad\n.png", [1, 2, 3]);

        watching.WaitFor(() => watching.Log("scan").Length == 2);

        string[] lines = watching.End().Output.TrimEnd('\n').Split('\n');
        Assert.Single(lines, line => line.EndsWith(Shown, StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains(@"not judged  bad\n.png: ", StringComparison.Ordinal));
        Assert.Equal(2, lines.Length);
    }
}
