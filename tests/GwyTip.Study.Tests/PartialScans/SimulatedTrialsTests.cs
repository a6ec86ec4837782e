using GwyTip.Simulation;
using GwyTip.Study.PartialScans;

namespace GwyTip.Tests.PartialScans;

public sealed class SimulatedTrialsTests
{
    [Theory]
    [InlineData("si-h-100")]
    [InlineData("cu-111")]
    public void There_are_as_many_as_asked_for_and_every_change_is_known(string surface)
    {
        var trials = SimulatedTrials.Draw(surface, 6, ParameterRanges.Training, seed: 3);

        Assert.Equal((6, 6), (trials.Changed.Count + trials.ChangedBad.Count, trials.Clean.Count));
        Assert.All(trials.Changed.Concat(trials.ChangedBad), t => Assert.InRange(t.Changes.Count, 1, 2));
        Assert.All(trials.Clean, t => Assert.Empty(t.Changes));
    }

    [Fact]
    public void The_seed_says_which_scans_they_are()
    {
        double[] Heights(ulong seed) =>
            [.. SimulatedTrials.Draw("si-h-100", 3, ParameterRanges.Training, seed).Clean.Select(t => t.Scan.Line(9)[9])];

        Assert.Equal(Heights(3), Heights(3));
        Assert.NotEqual(Heights(3), Heights(4));
    }
}
