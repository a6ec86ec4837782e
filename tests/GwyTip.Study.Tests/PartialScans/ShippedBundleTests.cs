using GwyTip.Inference;
using GwyTip.Simulation;
using GwyTip.Study.PartialScans;

namespace GwyTip.Tests.PartialScans;

public sealed class ShippedBundleTests
{
    private const int Scans = 30;

    /// <summary>
    /// As they come from the microscope: nobody levelled their lines. A bundle that learned from levelled ones alone saw none of
    /// these changes.
    /// </summary>
    [Theory]
    [InlineData("si-h-100")]
    [InlineData("au-111")]
    [InlineData("cu-111")]
    public void Tip_changes_in_simulated_scans_are_seen(string surface)
    {
        using var ensemble = Ensemble.Open(
            Bundle.Load(Repository.PathTo("models", surface)), new ProviderChoice(Provider.Cpu));
        var drawn = SimulatedTrials.Draw(surface, Scans, ParameterRanges.Evaluation, seed: 21);

        var result = ChangeResult.Measure(ensemble, [new("simulated, usable", drawn.Changed, drawn.Clean)]).Single();

        Assert.True(result.Seen >= 0.7 && result.Silent >= 0.9, $"{result}");
    }
}
