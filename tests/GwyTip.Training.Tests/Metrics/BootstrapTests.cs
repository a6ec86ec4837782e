using GwyTip.Training.Metrics;

namespace GwyTip.Tests.Metrics;

public sealed class BootstrapTests
{
    [Fact]
    public void The_same_seed_gives_the_same_interval_and_it_holds_the_mean()
    {
        var groups = Groups(new Random(1), groups: 20, spread: 1);
        double mean = groups.SelectMany(g => g).Average();

        var interval = Over(groups, seed: 5);

        Assert.Equal(interval, Over(groups, seed: 5));
        Assert.InRange(mean, interval.Low, interval.High);
        Assert.True(interval.Low < interval.High);
    }

    [Fact]
    public void Groups_that_agree_leave_no_uncertainty()
    {
        var interval = Over([[1, 2, 3], [2, 1, 3], [3, 2, 1]], seed: 1);

        Assert.Equal(new Interval(2, 2), interval);
    }

    [Fact]
    public void Examples_of_one_group_stay_together()
    {
        // Were single examples drawn, a sample would almost never hold exactly as many of one kind as a whole number of groups
        // gives.
        double[][] groups = [[.. Enumerable.Repeat(0.0, 10)], [.. Enumerable.Repeat(1.0, 10)]];

        Bootstrap.Over(groups, sample =>
        {
            Assert.Equal(20, sample.Count);
            Assert.Contains(sample.Sum(), new[] { 0.0, 10, 20 });
            return 0;
        }, resamples: 50, level: 0.95, seed: 3);
    }

    [Fact]
    public void A_higher_level_gives_a_wider_interval()
    {
        var groups = Groups(new Random(2), groups: 10, spread: 1);

        var narrow = Over(groups, seed: 1, level: 0.5);
        var wide = Over(groups, seed: 1, level: 0.95);

        Assert.True(wide.Low <= narrow.Low && narrow.High <= wide.High);
    }

    [Fact]
    public void Resamples_without_a_value_are_left_out()
    {
        var sometimes = Bootstrap.Over<double>(
            [[0], [1]], s => s.Sum() == 1 ? 0.7 : double.NaN, resamples: 100, level: 0.95, seed: 1);
        var never = Bootstrap.Over<double>([[0], [1]], _ => double.NaN, resamples: 10, level: 0.95, seed: 1);

        Assert.Equal(new Interval(0.7, 0.7), sometimes);
        Assert.True(double.IsNaN(never.Low) && double.IsNaN(never.High));
    }

    private static double[][] Groups(Random random, int groups, double spread) =>
        [.. Enumerable.Range(0, groups).Select(_ => spread * random.NextDouble()).Select(m => new[] { m, m + 0.1, m + 0.2 })];

    private static Interval Over(double[][] groups, int seed, double level = 0.95) =>
        Bootstrap.Over(groups, s => s.Average(), resamples: 200, level, seed);
}
