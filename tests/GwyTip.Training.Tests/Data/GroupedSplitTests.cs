using GwyTip.Training;
using GwyTip.Training.Data;

namespace GwyTip.Tests.Data;

public sealed class GroupedSplitTests
{
    private static LabelledScan[] Scans(int sessions, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, sessions).SelectMany(s => Enumerable.Range(0, random.Next(5, 60)).Select(i =>
        {
            bool atoms = random.NextDouble() < 0.2;
            return new LabelledScan(
                $"{s}-{i}", $"session {s}", $"session {s}, series {i / 4}", 1,
                new Dictionary<string, double> { ["atoms"] = atoms ? 1 : 0, ["rows"] = atoms ? 0 : 1 }, atoms ? "atoms" : "rows");
        }))];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_group_lands_in_exactly_one_part(int seed)
    {
        var scans = Scans(20, seed);
        var parts = GroupedSplit.Split(scans, s => s.Session, [0.2, 0.4, 0.4], seed);
        Assert.Equal(scans.Select(s => s.Session).Distinct().Order(), parts.SelectMany(p => p).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_part_gets_about_its_share_of_every_state(int seed)
    {
        var scans = Scans(25, seed);
        double[] fractions = [0.2, 0.4, 0.4];
        var parts = GroupedSplit.Split(scans, s => s.Session, fractions, seed);
        foreach (string state in (string[])["atoms", "rows"])
        {
            double all = scans.Count(s => s.SingleState == state);
            for (int p = 0; p < parts.Count; p++)
            {
                double share = scans.Count(s => s.SingleState == state && parts[p].Contains(s.Session)) / all;
                Assert.InRange(share, fractions[p] - 0.06, fractions[p] + 0.06);
            }
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_split()
    {
        var scans = Scans(20, 5);
        Assert.Equal(
            GroupedSplit.Split(scans, s => s.Series, [0.5, 0.5], 3), GroupedSplit.Split(scans, s => s.Series, [0.5, 0.5], 3));
    }

    [Fact]
    public void One_session_cannot_be_split() => Assert.Contains(
        "1 session or series cannot be split into 2 parts",
        Assert.Throws<TrainingException>(
            () => GroupedSplit.Split(Scans(1, 1), s => s.Session, [0.5, 0.5], 1)).Message, StringComparison.Ordinal);
}
