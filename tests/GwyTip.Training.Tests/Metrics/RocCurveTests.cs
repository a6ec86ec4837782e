using CsCheck;
using GwyTip.Training.Metrics;

namespace GwyTip.Tests.Metrics;

public sealed class RocCurveTests
{
    [Fact]
    public void A_hand_computed_curve()
    {
        // Pairs (positive, negative): 0.9 > 0.8, 0.9 > 0.4, 0.9 > 0.1, 0.4 < 0.8, 0.4 = 0.4, 0.4 > 0.1: 4.5 of 6.
        var curve = RocCurve.Measure(SomeScores.Of((0.4, 1), (0.8, 0), (0.9, 1), (0.4, 0), (0.1, 0)));

        Assert.Equal(4.5 / 6, curve.Area, 12);
        Assert.Equal(
            [
                new RocPoint(double.PositiveInfinity, 0, 0), new RocPoint(0.9, 0, 0.5), new RocPoint(0.8, 1 / 3.0, 0.5),
                new RocPoint(0.4, 2 / 3.0, 1), new RocPoint(0.1, 1, 1),
            ],
            curve.Points);
    }

    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order() => SomeScores.Any.Sample(examples =>
    {
        var pairs =
            from p in examples.Where(e => e.Positive)
            from n in examples.Where(e => !e.Positive)
            select p.Score > n.Score ? 1 : p.Score == n.Score ? 0.5 : 0;

        Assert.Equal(pairs.Average(), RocCurve.Measure(examples).Area, 10);
    });

    [Fact]
    public void Reversed_scores_have_the_complementary_area() =>
        SomeScores.Any.Sample(e => Assert.Equal(
            1 - RocCurve.Measure(e).Area, RocCurve.Measure(e.Select(x => x with { Score = -x.Score })).Area, 10));

    [Fact]
    public void A_monotone_change_of_the_scores_changes_no_rate() => SomeScores.Any.Sample(
        e => Assert.Equal(Rates(e), Rates([.. e.Select(x => x with { Score = Math.Exp(3 * x.Score) - 7 })])));

    [Fact]
    public void The_order_of_the_examples_does_not_matter() =>
        SomeScores.Any.Sample(e => Assert.Equal(Rates(e), Rates([.. e.Reverse()])));

    [Fact]
    public void The_curve_climbs_from_corner_to_corner() => SomeScores.Any.Sample(examples =>
    {
        var points = RocCurve.Measure(examples).Points;

        Assert.Equal((0, 0), (points[0].FalsePositiveRate, points[0].TruePositiveRate));
        Assert.Equal((1, 1), (points[^1].FalsePositiveRate, points[^1].TruePositiveRate));
        Assert.All(points.Zip(points.Skip(1)), p =>
        {
            Assert.True(p.Second.Threshold < p.First.Threshold);
            Assert.True(p.Second.FalsePositiveRate >= p.First.FalsePositiveRate);
            Assert.True(p.Second.TruePositiveRate >= p.First.TruePositiveRate);
        });
    });

    [Fact]
    public void Equal_scores_tell_nothing() => Assert.Equal(0.5, RocCurve.Measure(SomeScores.Of((1, 1), (1, 0), (1, 0))).Area);

    [Fact]
    public void Without_both_classes_there_is_no_area()
    {
        Assert.All<Scored[]>(
            [[], SomeScores.Of((0.3, 1)), SomeScores.Of((0.3, 0), (0.4, 0))],
            e =>
            {
                Assert.True(double.IsNaN(RocCurve.Measure(e).Area));
                Assert.Empty(RocCurve.Measure(e).Points);
            });
    }

    [Fact]
    public void A_score_that_is_not_a_number_is_refused() =>
        Assert.Throws<ArgumentException>(() => RocCurve.Measure(SomeScores.Of((0.3, 1), (double.NaN, 0))));

    private static IEnumerable<(double, double)> Rates(Scored[] examples) =>
        RocCurve.Measure(examples).Points.Select(p => (p.FalsePositiveRate, p.TruePositiveRate));
}
