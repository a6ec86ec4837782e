using CsCheck;
using GwyTip.Training.Metrics;

namespace GwyTip.Tests.Metrics;

public sealed class GoodBadTests
{
    [Fact]
    public void The_score_weighs_the_best_state_against_the_worst_and_leaves_tip_change_out()
    {
        Assert.Equal(0.6 - 0.3, Score(atoms: 0.2, rows: 0.6, defect: 0.3, change: 0.95), 12);
        Assert.Equal(-0.8, GoodBad.Score([(SomeStates.Defect, 0.8)]), 12);
        Assert.Equal(0, GoodBad.Score([]));
    }

    [Fact]
    public void The_best_cut_lies_half_way_between_the_classes() =>
        Assert.Equal(0.35, GoodBad.BestCut(SomeScores.Of((0.9, 1), (0.5, 1), (0.2, 0), (-0.4, 0))), 12);

    [Fact]
    public void No_other_cut_between_scores_is_better() => SomeScores.Any.Sample(examples =>
    {
        double best = BalancedAccuracy(examples, GoodBad.BestCut(examples));

        Assert.All(examples, e => Assert.True(BalancedAccuracy(examples, e.Score) <= best + 1e-12));
    });

    [Fact]
    public void Without_both_classes_the_cut_is_zero() => Assert.Equal(0, GoodBad.BestCut(SomeScores.Of((0.3, 1))));

    private static double Score(double atoms, double rows, double defect, double change) =>
        GoodBad.Score(
            [(SomeStates.Atoms, atoms), (SomeStates.Rows, rows), (SomeStates.Defect, defect), (SomeStates.Change, change)]);

    private static double BalancedAccuracy(Scored[] examples, double cut) =>
        Decisions.Count(examples.Select(e => (e.Score >= cut, e.Positive))).BalancedAccuracy;
}
