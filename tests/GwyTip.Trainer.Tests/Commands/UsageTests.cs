namespace GwyTip.Tests.Commands;

public sealed class UsageTests : InFolder
{
    private static readonly string[] _commands = ["import", "config", "train", "choose", "export", "upgrade", "evaluate",
        "simulate", "new-surface"];

    [Theory]
    [InlineData("Required command was not provided")]
    [InlineData("did you mean 'train'?", "trian")]
    [InlineData("'sweep' is a command of gwytip-study", "sweep", "--config", "x.json")]
    [InlineData("did you mean '--config'?", "train", "--confg", "x.json", "--run", "run")]
    [InlineData("did you mean '--members'?", "export", "--run", "run", "--out", "x", "--member", "3")]
    [InlineData("Option '--run' is required", "train", "--config", "x.json")]
    [InlineData("what to train is missing", "train", "--run", "run")]
    [InlineData("only --run goes with it", "train", "--quick", "--config", "x.json")]
    [InlineData("--images needs --labels FILE, or --classes", "train", "--images", "scans", "--run", "run")]
    [InlineData(
        "--labels and --classes exclude each other", "train", "--images", "scans", "--labels", "l.csv", "--classes", "--run",
        "run")]
    [InlineData("--labels needs --images", "train", "--labels", "l.csv", "--config", "x.json", "--run", "run")]
    [InlineData(
        "--session is for --classes", "train", "--images", "scans", "--labels", "l.csv", "--session", "x", "--run", "run")]
    [InlineData("Option '--images' is required", "import", "--source", "s", "--licence", "l", "--out", "data")]
    [InlineData("Must be one of", "config", "--network", "resnet")]
    [InlineData("Must be one of", "evaluate", "--bundle", "b", "--labels", "l", "--images", "i", "--subset", "some")]
    public void Wrong_usage_ends_with_2_and_says_what_is_right(string expected, params string[] arguments)
    {
        var (status, output, errors) = TestedProgram.Trainer.Run(_folder.Path, arguments);
        Assert.Equal(2, status);
        Assert.Equal("", output);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.EndsWith("--help", errors.TrimEnd(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Help_leads_from_labels_to_a_bundle()
    {
        string help = TestedProgram.Trainer.Succeed(_folder.Path, "--help");
        Assert.All(_commands, c => Assert.Contains($"  {c} ", help, StringComparison.Ordinal));
        string[] path = ["gwytip-train import --images", "gwytip-train config --out", "gwytip-train train --config",
            "gwytip-train export --run", "gwytip-train evaluate --bundle"];
        int[] places = [.. path.Select(p => help.IndexOf(p, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void The_help_of_every_command_ends_with_an_example_of_it() => Assert.All(
        _commands, c =>
            Assert.Contains(
                $"Examples:\n  gwytip-train {c} ",
                TestedProgram.Trainer.Succeed(_folder.Path, c, "--help").ReplaceLineEndings("\n"), StringComparison.Ordinal));

    [Fact]
    public void A_configuration_is_printed_or_written_but_never_over_another()
    {
        string printed = TestedProgram.Trainer.Succeed(_folder.Path, "config");
        TestedProgram.Trainer.Succeed(_folder.Path, "config", "--out", "config.json");
        string path = Path.Combine(_folder.Path, "config.json");
        Assert.Equal(printed, File.ReadAllText(path));
        Assert.Contains(
            "is there already", TestedProgram.Trainer.Fail(_folder.Path, "config", "--out", "config.json"),
            StringComparison.Ordinal);
        Assert.Equal(printed, File.ReadAllText(path));
    }
}
