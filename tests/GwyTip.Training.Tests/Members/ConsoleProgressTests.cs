using GwyTip.Training.Members;

namespace GwyTip.Tests.Members;

public sealed class ConsoleProgressTests
{
    private static readonly ValidationScore _score = new(0.5, 0.9, 0.7, 0.8);

    private static string Said(bool isTerminal, Action<ConsoleProgress> happens)
    {
        using var output = new StringWriter();
        happens(new ConsoleProgress(output, isTerminal, "member-2", new RunShare(EpochsBefore: 10, Epochs: 20)));
        return output.ToString();
    }

    [Fact]
    public void A_terminal_shows_a_bar_with_rate_time_left_and_the_share_of_the_whole_run()
    {
        string bar = Said(true, p => p.StepDone(epoch: 4, epochs: 10, inEpoch: 10, steps: 10, loss: 0.25));
        Assert.StartsWith(
            $"\rmember-2 [{new string('#', 12)}{new string('.', 12)}] epoch 5/10 loss 0.2500 ", bar, StringComparison.Ordinal);
        Assert.Matches(@" [\d.]+ steps/s, \d\d:\d\d:\d\d left, run 75 % $", bar);
        Assert.DoesNotContain('\n', bar);
    }

    [Fact]
    public void Elsewhere_there_is_one_plain_line_an_epoch()
    {
        Assert.Equal("", Said(false, p => p.StepDone(4, 10, 10, 10, 0.25)));
        string line = Said(false, p => p.EpochDone(5, 10, 0.25, _score));
        Assert.Equal(
            "member-2 epoch 5/10: loss 0.2500, validation loss 0.5000, AUROC 0.900, tip change 0.700, run 75 %",
            line.TrimEnd('\r', '\n'));
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "\n")]
    public void A_warning_has_a_line_of_its_own(bool isTerminal, string before) => Assert.Equal(
        before + "warning: member-2: the log lacks epochs",
        Said(isTerminal, p => p.Warn("the log lacks epochs")).TrimEnd('\r', '\n'));

    [Fact]
    public void The_share_of_a_member_is_that_of_its_epochs()
    {
        MemberConfig[] members = [new() { Epochs = 10 }, new() { Epochs = 30 }, new() { Epochs = 60 }];
        Assert.Equal(new RunShare(40, 100), new RunShare(members, 2));
    }
}
