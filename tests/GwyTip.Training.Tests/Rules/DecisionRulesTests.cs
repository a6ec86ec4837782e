using GwyTip.Training.Data;
using GwyTip.Training.Rules;

namespace GwyTip.Tests.Rules;

public sealed class DecisionRulesTests
{
    private static readonly SurfaceLabels _surface = new("made-up",
        [new("good", ["good"], true, "Good."), new("bad", ["bad"], false, "Bad.")]);

    /// <summary>
    /// Scans that show one state alone are told apart at 0.5. On those that show both, the network is sure of the second only far
    /// above.
    /// </summary>
    private static OutOfFoldPrediction[] Predictions()
    {
        var predictions = new List<OutOfFoldPrediction>();
        for (int i = 0; i < 300; i++)
        {
            double jitter = 0.1 * (i % 10) / 10;
            bool good = i % 3 != 0, bad = i % 3 != 1;
            double confidence = !bad ? 0.2 + jitter : good ? 0.25 + jitter : 0.8 + jitter;
            predictions.Add(new OutOfFoldPrediction(
                new LabelledScan(
                    $"{i}.png", $"{i % 4}", $"{i}", 1,
                    new Dictionary<string, double> { ["good"] = good ? 1 : 0, ["bad"] = bad ? 1 : 0 },
                    good && bad ? null : good ? "good" : "bad"),
                [[good ? 0.8 + jitter : 0.1 + jitter, confidence]], i % 2));
        }
        return [.. predictions];
    }

    [Fact]
    public void Thresholds_are_for_scans_that_show_one_state_unless_states_stand_alone()
    {
        var said = Predictions();
        LabelledScan[] seen = [.. said.Select(p => p.Scan)];
        double one = DecisionRules.Fit(_surface, said, seen).States[1].Threshold;
        double alone = DecisionRules.Fit(_surface with { StatesStandAlone = true }, said, seen).States[1].Threshold;

        // Where scans that show both count too, it has to reach down to find half of them.
        Assert.True(alone < one, $"{alone} {one}");
    }
}
