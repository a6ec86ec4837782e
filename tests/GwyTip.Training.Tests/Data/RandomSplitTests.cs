using GwyTip.Training;
using GwyTip.Training.Data;

namespace GwyTip.Tests.Data;

public sealed class RandomSplitTests
{
    /// <summary>Of ten scans, six show rows, two atoms, and two nothing that all agree on.</summary>
    private static LabelledScan[] Scans(int count) => [.. Enumerable.Range(0, count).Select(i => new LabelledScan(
        $"scan-{i}.png", "one session", "one series", 1, new Dictionary<string, double>(),
        (i % 10) switch { < 6 => "rows", < 8 => "atoms", _ => null }))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_scan_lands_in_exactly_one_part(int seed)
    {
        var scans = Scans(97);
        var parts = RandomSplit.Split(scans, [0.2, 0.3, 0.5], seed);
        Assert.Equal(
            scans.Select(s => s.File).Order(StringComparer.Ordinal), parts.SelectMany(p => p).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_part_has_its_share_of_every_state(int seed)
    {
        var scans = Scans(103);
        double[] fractions = [0.15, 0.25, 0.6];
        var parts = RandomSplit.Split(scans, fractions, seed);
        foreach (var state in scans.GroupBy(s => s.SingleState))
        {
            for (int p = 0; p < parts.Count; p++)
            {
                Assert.InRange(state.Count(s => parts[p].Contains(s.File)) - fractions[p] * state.Count(), -1, 1);
            }
        }
    }

    [Fact]
    public void The_seed_and_not_the_order_of_the_scans_decides()
    {
        var scans = Scans(60);
        var split = RandomSplit.Split(scans, [0.5, 0.5], 3);
        Assert.Equal(split, RandomSplit.Split([.. scans.Reverse()], [0.5, 0.5], 3));
        Assert.NotEqual(split, RandomSplit.Split(scans, [0.5, 0.5], 4));
    }

    /// <summary>Two scans of each state at most: rounding leaves a tenth of them without any.</summary>
    [Fact]
    public void No_part_is_left_empty() => Assert.Contains(
        "10 scans cannot be split into 10 parts with some scans in each",
        Assert.Throws<TrainingException>(
            () => RandomSplit.Split(Scans(10), [.. Enumerable.Repeat(0.1, 10)], 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Fewer_scans_than_parts_cannot_be_split() => Assert.Contains(
        "2 scans cannot be split into 3 parts",
        Assert.Throws<TrainingException>(
            () => RandomSplit.Split(Scans(2), [0.2, 0.3, 0.5], 1)).Message, StringComparison.Ordinal);
}
