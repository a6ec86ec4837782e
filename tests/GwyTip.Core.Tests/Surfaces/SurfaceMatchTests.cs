using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class SurfaceMatchTests
{
    [Fact]
    public void A_foreign_scan_keeps_its_states_and_its_verdict_is_unknown_surface()
    {
        var judge = new EnsembleJudge("si-h-100", SomeStates.All);

        var foreign = judge.Judge([[0.9, 0.1, 0.1, 0.1]], scan: null, new SurfaceMatch(0.49, 0.5));
        var known = judge.Judge([[0.9, 0.1, 0.1, 0.1]], scan: null, new SurfaceMatch(0.5, 0.5));

        Assert.Equal(Verdict.UnknownSurface, foreign.Verdict);
        Assert.Equal(known.States.Select(s => s.Confidence), foreign.States.Select(s => s.Confidence));
        Assert.Equal(Verdict.Good, known.Verdict);
        Assert.Equal(0.49, foreign.Match!.Value.Score);
    }
}
