using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class RevoteTests
{
    /// <summary>Deciding again is deciding: the same as if the bundle had had these thresholds.</summary>
    [Fact]
    public void Other_thresholds_decide_as_if_the_ensemble_had_had_them()
    {
        var scan = SomeScans.Halves(width: 40, lines: 40, change: 25, seed: 1);
        Gen.Select(SomeStates.Confidences.Array[1, 5], SomeStates.Confidences).Sample((members, thresholds) =>
        {
            TipState[] moved = [.. SomeStates.All.Zip(thresholds, (s, t) => s with { Threshold = t })];
            var expected = new EnsembleJudge("si-h-100", moved).Judge(members, scan);

            var again = Revote.With(new EnsembleJudge("si-h-100", SomeStates.All).Judge(members, scan), thresholds, scan);

            Assert.Equal(
                expected.States.Select(s => (s.State, s.Votes, s.Confidence)),
                again.States.Select(s => (s.State, s.Votes, s.Confidence)));
            Assert.Equal(expected with { States = [] }, again with { States = [] });
        });
    }

    [Fact]
    public void An_unknown_surface_stays_unknown()
    {
        var report = new EnsembleJudge("si-h-100", SomeStates.All)
            .Judge([[0.9, 0.1, 0.1, 0.1]], null) with
        { Verdict = Verdict.UnknownSurface };

        Assert.Equal(Verdict.UnknownSurface, Revote.With(report, [0, 0, 0, 0], null).Verdict);
    }

    [Theory]
    [InlineData(1.01)]
    [InlineData(-0.01)]
    [InlineData(double.NaN)]
    public void A_threshold_that_is_none_is_refused(double threshold)
    {
        var report = new EnsembleJudge("si-h-100", SomeStates.All).Judge([[0.9, 0.1, 0.1, 0.1]], null);

        Assert.Throws<ArgumentException>(() => Revote.With(report, [0.5, 0.5, threshold, 0.5], null));
        Assert.Throws<ArgumentException>(() => Revote.With(report, [0.5], null));
    }
}
