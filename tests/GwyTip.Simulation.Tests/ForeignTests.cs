using GwyTip.Core;
using GwyTip.Simulation;

namespace GwyTip.Tests;

public sealed class ForeignTests
{
    public static TheoryData<string> Kinds => [.. ForeignKind.All.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_seed_and_number_give_the_same_scan_and_others_another(string name)
    {
        var kind = ForeignKind.All.Single(k => k.Name == name);

        double[] first = Heights(ForeignScans.Draw(kind, 5, 2)), again = Heights(ForeignScans.Draw(kind, 5, 2));

        Assert.Equal(first, again);
        Assert.NotEqual(first, Heights(ForeignScans.Draw(kind, 5, 3)));
        Assert.NotEqual(first, Heights(ForeignScans.Draw(kind, 6, 2)));
        Assert.DoesNotContain(first, double.IsInfinity);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Scans_of_a_kind_can_be_looked_at(string name)
    {
        var kind = ForeignKind.All.Single(k => k.Name == name);

        Assert.Equal(SurfaceTraits.Count, SurfaceTraits.Compute(ForeignScans.Draw(kind, 1, 1)).Length);
    }

    [Fact]
    public void Names_are_not_given_twice() =>
        Assert.Equal(ForeignKind.All.Count, ForeignKind.All.DistinctBy(k => k.Name).Count());

    private static double[] Heights(Scan scan) => [.. Enumerable.Range(0, scan.Lines).SelectMany(y => scan.Line(y).ToArray())];
}
