namespace GwyTip.Tests.Commands;

public sealed class UsageTests : InFolder
{
    private static readonly string[] _commands = ["report", "sweep", "learning-curve", "realism", "partial", "real", "like"];

    [Theory]
    [InlineData("Required command was not provided")]
    [InlineData("did you mean 'report'?", "reports")]
    [InlineData("'train' is a command of gwytip-train", "train")]
    [InlineData("'evaluate-files' is gwytip-study real now", "evaluate-files", "--models", "models")]
    [InlineData("Option '--out' is required", "sweep", "--config", "x.json")]
    [InlineData("--list and --files go together", "report", "--run", "run", "--out", "report", "--list", "real.csv")]
    public void Wrong_usage_ends_with_2_and_says_what_is_right(string expected, params string[] arguments)
    {
        var (status, output, errors) = TestedProgram.Study.Run(_folder.Path, arguments);

        Assert.Equal((2, ""), (status, output));
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.StartsWith("gwytip-study: ", errors, StringComparison.Ordinal);
        Assert.EndsWith("--help", errors.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_of_every_command_ends_with_an_example_of_it() => Assert.All(_commands, c => Assert.Contains(
        $"Examples:\n  gwytip-study {c} ", TestedProgram.Study.Succeed(_folder.Path, c, "--help").ReplaceLineEndings("\n"),
        StringComparison.Ordinal));
}
