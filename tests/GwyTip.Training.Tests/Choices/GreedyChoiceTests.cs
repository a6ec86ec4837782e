using GwyTip.Training.Choices;

namespace GwyTip.Tests.Choices;

public sealed class GreedyChoiceTests
{
    private static readonly double[] _worth = [0.7, 0.9, 0.8, 0.9];

    private static ChoiceScore Best(IReadOnlyList<int> some) =>
        new(some.Max(c => _worth[c]), some.Count == 1 && some[0] == 3 ? 1 : 0);

    [Fact]
    public void It_stops_where_nothing_gets_better()
    {
        var taken = GreedyChoice.Choose(4, Best, _ => true);
        Assert.Equal([3], taken.Select(t => t.Candidate));
    }

    [Fact]
    public void The_second_figure_decides_between_equals_and_the_limits_hold()
    {
        Assert.True(new ChoiceScore(0.90001, 0.5) < new ChoiceScore(0.9, 0.6));
        Assert.True(new ChoiceScore(0.9002, 0.5) > new ChoiceScore(0.9, 0.6));
        Assert.True(new ChoiceScore(double.NaN, 1) < new ChoiceScore(0, 0));
        var sum = GreedyChoice.Choose(
            4, some => new ChoiceScore(some.Sum(c => _worth[c]), 0), some => some.Count <= 2 && !some.Contains(3));
        Assert.Equal([1, 2], sum.Select(t => t.Candidate));
        Assert.Empty(GreedyChoice.Choose(4, Best, _ => false));
    }
}
