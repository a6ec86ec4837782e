using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class SurfaceClassifierTests
{
    /// <summary>Two traits, two units: 2 max(0, a − 1) − max(0, b) + 0.5.</summary>
    private static readonly TraitNetwork Network = new([1, 0, 0, 1], [-1, 0], [2, -1], 0.5f);

    [Theory]
    [InlineData(3, 0, 4.5)]
    [InlineData(0, 2, -1.5)]
    [InlineData(0, 0, 0.5)]
    [InlineData(900, 0, 6.5)]
    public void Log_odds_are_those_of_the_network_on_clamped_standard_traits(float a, float b, double expected)
    {
        var classifier = new SurfaceClassifier([10, 20], [1, 0.5f], [Network]);

        Assert.Equal(expected, classifier.LogOdds([10 + a, 20 + 2 * b]), 5);
    }

    [Fact]
    public void Networks_are_averaged()
    {
        var classifier = new SurfaceClassifier([0, 0], [1, 1], [Network, Network with { OuterBias = 2.5f }]);

        Assert.Equal(1.5, classifier.LogOdds([0, 0]), 5);
    }

    [Fact]
    public void Traits_of_another_number_are_refused() =>
        Assert.Throws<ArgumentException>(() => new SurfaceClassifier([0, 0], [1, 1], [Network]).LogOdds([1]));

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
