using GwyTip.Study.Reports;
using GwyTip.Training.Metrics;

namespace GwyTip.Tests.Reports;

public sealed class YardstickTests
{
    [Theory]
    [InlineData(0.5, 2, "y against n, n against y")]
    [InlineData(1.0, 2, "y against y, y against y")]
    [InlineData(0.0, 3, "n against n, n against n, n against n")]
    // One yes of three: for each no, the others are split; the yes stands against two.
    [InlineData(1 / 3.0, 3, "y against n")]
    [InlineData(0.75, 4, "y against y, y against y, y against y, n against y")]
    [InlineData(1.0, 1, "")]
    public void Each_labeller_is_held_against_most_of_the_others(double share, int labellers, string expected)
    {
        string Said(bool yes) => yes ? "y" : "n";
        Assert.Equal(
            expected,
            string.Join(", ", Labellers.Answers(share, labellers).Select(a => $"{Said(a.Answer)} against {Said(a.Others)}")));
    }

    [Fact]
    public void The_cross_entropy_has_its_floor_in_the_labels_and_is_least_there()
    {
        (double, double)[] scans = [(0.9, 1), (0.5, 0.5), (0.2, 0)];
        var entropy = CrossEntropy.Measure("rows", scans);

        Assert.Equal((-Math.Log(0.9) + Math.Log(2) - Math.Log(0.8)) / 3, entropy.Ours, 12);
        // Certain labels cost nothing; the split one costs a bit, ln 2.
        Assert.Equal(Math.Log(2) / 3, entropy.Floor, 5);
        Assert.Equal(Math.Log(2), entropy.Guess, 12);
        Assert.True(entropy.Floor < entropy.Ours);
    }

    [Fact]
    public void A_spread_is_the_mean_and_the_deviation_of_what_is_known()
    {
        Assert.Equal(new Spread(2, Math.Sqrt(2), 2), Spread.Measure([1, double.NaN, 3]));
        Assert.True(double.IsNaN(Spread.Measure([1]).Deviation));
        Assert.True(double.IsNaN(Spread.Measure([]).Mean));
    }
}
