using GwyTip.Simulation;

namespace GwyTip.Simulation.Tests.Faults;

public class UsualTipTests
{
    private const int Scans = 60;

    private static readonly FaultFrame Frame = new(40, 30, 10, 5, HasFeatures: true);

    private static double[] Changes(FaultFrame frame) =>
    [
        .. Enumerable.Range(0, Scans).Select(i =>
        {
            Raster before = SomeFaults.Scan(), after = before.Copy();
            UsualTip.LayOn(after, frame, new Draw(new RandomSource((ulong)i), ParameterRanges.Whole));
            return Relief.Change(frame.Cut(before), frame.Cut(after));
        }),
    ];

    [Fact]
    public void Most_scans_have_a_tip_that_is_not_quite_round_and_nobody_would_see_it()
    {
        double[] changes = Changes(Frame);

        Assert.All(changes, c => Assert.InRange(c, 0, 0.04));
        Assert.InRange(changes.Count(c => c > 0.001), Scans / 2, Scans);
        Assert.InRange(changes.Count(c => c == 0), 1, Scans / 2);
    }

    [Fact]
    public void Without_things_no_tip_shows() =>
        Assert.All(Changes(Frame with { HasFeatures = false }), c => Assert.Equal(0, c));

    [Fact]
    public void The_same_draws_give_the_same_scan()
    {
        Raster once = SomeFaults.Scan(), again = SomeFaults.Scan();
        UsualTip.LayOn(once, Frame, new Draw(new RandomSource(3), ParameterRanges.Whole));
        UsualTip.LayOn(again, Frame, new Draw(new RandomSource(3), ParameterRanges.Whole));

        Assert.Equal(once.Heights, again.Heights);
    }
}
