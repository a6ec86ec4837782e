namespace GwyTip.Tests;

/// <summary>Standard output that takes nothing: a full disk, and a pipe that nobody reads any longer.</summary>
public sealed class OutputTests : IDisposable
{
    private const string Full = "standard output cannot be written: No space left on device\n";

    private readonly Workplace _work = new();

    public OutputTests()
    {
        Directory.CreateDirectory(_work.PathTo("in"));
        for (int i = 0; i < 8; i++)
        {
            _work.WriteGood($"in/{i}.gwy");
        }
    }

    public void Dispose() => _work.Dispose();

    public static TheoryData<string> Commands =>
    [
        "classify in --models MODELS", "classify in --models MODELS --format json", "classify in --models MODELS --format csv",
        "models --models MODELS", "providers", "--help", "--version", "classify --help",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_full_disk_is_told(string command) =>
        Assert.Equal(new Ran(1, "", Full), Run($"exec GWYTIP {command} > /dev/full"));

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_closed_pipe_ends_the_program_quietly(string command) =>
        Assert.Equal(new Ran(1, "", ""), Run(IntoClosedPipe(command)));

    /// <summary>It would go on forever, for nobody.</summary>
    [Theory]
    [InlineData("exec GWYTIP watch in --existing --settle 0.2 --models MODELS > /dev/full", Full)]
    [InlineData(null, "")]
    public void Watching_ends_too(string? command, string said)
    {
        Ran answer = Run(command ?? IntoClosedPipe("watch in --existing --settle 0.2 --models MODELS"));

        Assert.Equal((1, ""), (answer.Status, answer.Output));
        Assert.EndsWith($"Ctrl-C ends it\n{said}", answer.Errors, StringComparison.Ordinal);
    }

    /// <summary>What else is there to write to?</summary>
    [Fact]
    public void Standard_error_that_takes_nothing_changes_nothing() =>
        Assert.Equal(2, Run("exec GWYTIP classify --format xml in 2> /dev/full").Status);

    [Fact]
    public void What_others_write_to_the_same_file_stays()
    {
        Run("{ echo before; GWYTIP models --models MODELS; echo after; } > both.txt");
        string[] lines = File.ReadAllLines(_work.PathTo("both.txt"));

        Assert.Equal(["before", _work.Models.Folder, "after"], [lines[0], lines[1], lines[^1]]);
        Assert.True(lines.Length > 4);
    }

    /// <summary>Nobody reads the pipe any longer when the program begins.</summary>
    private static string IntoClosedPipe(string command) =>
        $"{{ sleep 0.3; exec GWYTIP {command}; }} | true; exit ${{PIPESTATUS[0]}}";

    private Ran Run(string script)
    {
        script = script.Replace("GWYTIP", $"'{_work.Program}'", StringComparison.Ordinal)
            .Replace("MODELS", $"'{_work.Models.Folder}'", StringComparison.Ordinal);
        string program = _work.Program;
        _work.Program = "bash";
        Ran ran = _work.Run("-c", script);
        _work.Program = program;
        return ran;
    }
}
