namespace GwyTip.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData]
    [InlineData("no-such-command")]
    [InlineData("classify")]
    [InlineData("classify", "a.gwy", "--format", "xml")]
    [InlineData("classify", "a.gwy", "--channel", "-1")]
    [InlineData("classify", "a.gwy", "--channel", "first")]
    [InlineData("classify", "a.gwy", "--no-such-option")]
    [InlineData("models", "a.gwy")]
    public void Wrong_usage_has_a_status_of_its_own(params string[] arguments)
    {
        Ran answer = _work.Run(arguments);

        Assert.Equal(2, answer.Status);
        Assert.Equal("", answer.Output);
        Assert.EndsWith("Try: gwytip --help", answer.Errors.TrimEnd(), StringComparison.Ordinal);
    }

    /// <summary>As of a script's variable that is not set.</summary>
    [Fact]
    public void A_name_without_a_letter_is_told_and_costs_nothing_else()
    {
        Ran classify = _work.Classify("--format", "csv", "", _work.WriteGood("a.gwy"));
        Assert.Equal(1, classify.Status);
        Assert.Contains("unreadable: the name of the file is empty", classify.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("a.gwy,0,si-h-100,", classify.Lines[2], StringComparison.Ordinal);

        Ran watch = _work.Run("watch", "", "--models", _work.Models.Folder);
        Assert.Equal((2, "the name of the folder is empty\n"), (watch.Status, watch.Errors));

        Ran correct = _work.Run("correct", "", "--states", "rows", "--models", _work.Models.Folder);
        Assert.Equal((2, "the name of the file is empty\n"), (correct.Status, correct.Errors));
    }

    [Fact]
    public void Help_names_every_command_and_every_option()
    {
        Assert.All(
            ["classify", "watch", "correct", "models", "providers"],
            word => Assert.Contains(word, _work.Run("--help").Output, StringComparison.Ordinal));
        Ran help = _work.Run("classify", "--help");
        Assert.Equal(0, help.Status);
        Assert.All(
            ["--surface", "--models", "--provider", "--format", "--channel", "--verbose"],
            word => Assert.Contains(word, help.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Models_lists_surfaces_and_states_and_what_is_wrong()
    {
        Ran whole = _work.Run("models", "--models", _work.Models.Folder);
        Assert.Equal(0, whole.Status);
        Assert.Contains("si-h-100: 1 member, ", whole.Output, StringComparison.Ordinal);
        Assert.Matches(@"rows +desirable +Shows rows\.", whole.Output);
        Assert.Matches(@"tip_change +undesirable +Shows tip_change\.", whole.Output);

        _work.Models.Add("au-111", [new(TinyState.Always("atoms", 0.9))]);
        File.Delete(_work.Models.PathOf("au-111", "member-1.onnx"));
        Ran broken = _work.Run("models", "--models", _work.Models.Folder);
        Assert.Equal(1, broken.Status);
        Assert.Contains("au-111: cannot be used: ", broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Providers_says_of_each_whether_it_works()
    {
        Ran answer = _work.Run("providers");

        Assert.Equal(0, answer.Status);
        Assert.Equal(["cpu", "cuda", "tensorrt"], answer.Lines.Select(line => line.Split(':')[0]));
        Assert.Equal("cpu: works", answer.Lines[0]);
    }
}
