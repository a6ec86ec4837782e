using CsCheck;
using GwyTip.Training.Metrics;

namespace GwyTip.Tests.Metrics;

public sealed class PrecisionRecallCurveTests
{
    [Fact]
    public void A_hand_computed_curve()
    {
        // From the top: +, -, (+, -) together, +: precision 1, 1/2, 2/4, 3/5 at recall 1/3, 1/3, 2/3, 1.
        var curve = PrecisionRecallCurve.Measure(SomeScores.Of((0.9, 1), (0.8, 0), (0.5, 1), (0.5, 0), (0.2, 1)));

        Assert.Equal(
            [
                new PrecisionRecallPoint(0.9, 1 / 3.0, 1), new PrecisionRecallPoint(0.8, 1 / 3.0, 0.5),
                new PrecisionRecallPoint(0.5, 2 / 3.0, 0.5), new PrecisionRecallPoint(0.2, 1, 0.6),
            ],
            curve.Points);
        Assert.Equal((1 + 0.5 + 0.6) / 3, curve.AveragePrecision, 12);
    }

    [Fact]
    public void A_perfect_ranking_has_average_precision_one() => Gen.Int[1, 40].Sample(positives =>
    {
        var examples = Enumerable.Range(0, 40).Select(k => new Scored(-k, k < positives));

        Assert.Equal(1, PrecisionRecallCurve.Measure(examples).AveragePrecision, 12);
    });

    [Fact]
    public void One_level_for_all_gives_the_share_of_positives() =>
        Assert.Equal(0.25, PrecisionRecallCurve.Measure(SomeScores.Of((1, 1), (1, 0), (1, 0), (1, 0))).AveragePrecision, 12);

    [Fact]
    public void Recall_climbs_to_one_and_precision_stays_in_range() => SomeScores.Any.Sample(examples =>
    {
        var points = PrecisionRecallCurve.Measure(examples).Points;

        Assert.Equal(1, points[^1].Recall);
        Assert.All(points, p => Assert.InRange(p.Precision, 0, 1));
        Assert.All(points.Zip(points.Skip(1)), p => Assert.True(p.Second.Recall >= p.First.Recall));
    });

    [Fact]
    public void Order_and_monotone_changes_do_not_matter() => SomeScores.Any.Sample(examples =>
    {
        var changed = examples.Reverse().Select(e => e with { Score = Math.Atan(5 * e.Score) });

        Assert.Equal(
            PrecisionRecallCurve.Measure(examples).AveragePrecision, PrecisionRecallCurve.Measure(changed).AveragePrecision, 12);
    });

    [Fact]
    public void Without_a_positive_example_there_is_none()
    {
        var curve = PrecisionRecallCurve.Measure(SomeScores.Of((0.3, 0), (0.6, 0)));

        Assert.True(double.IsNaN(curve.AveragePrecision));
        Assert.Empty(curve.Points);
    }
}
