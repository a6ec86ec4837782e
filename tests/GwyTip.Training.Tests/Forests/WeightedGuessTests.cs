using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Members;

namespace GwyTip.Tests.Forests;

public sealed class WeightedGuessTests
{
    private static readonly string[] _states = [.. SurfaceLabels.HydrogenSilicon100.States.Select(s => s.Name)
        .Where(s => s != TipState.TipChange)];

    /// <summary>Scans whose states have the shares 1/8, 1/8, 1/4 and 1/2; they need not show anything.</summary>
    private static TrainingSet Scans(int count)
    {
        int[] pattern = [0, 1, 2, 2, 3, 3, 3, 3];
        var random = new Random(2);
        var scan = FlattenedScan.Flatten(new Scan([.. Enumerable.Range(0, 32 * 32).Select(_ => random.NextDouble())], 32, 32));
        LabelledScan[] labels = [.. Enumerable.Range(0, count).Select(i => new LabelledScan(
            "one", "session", "series", 1, _states.ToDictionary(
                s => s, s => s == _states[pattern[i % 8]] ? 1.0 : 0.0), _states[pattern[i % 8]]))];
        return TrainingSet.Select(labels, new Dictionary<string, FlattenedScan> { ["one"] = scan }, _states);
    }

    [Fact]
    public void It_knows_nothing_but_the_shares()
    {
        var asked = Scans(8000);
        var member = new MemberConfig { Network = "weighted-guess" };
        var answers = new WeightedGuess().Answer(new ComparisonTask(member, Scans(800), asked, "", (_, _) => { }), default);
        var score = ValidationScore.Measure(answers.Confidences, asked);
        Assert.InRange(score.Auroc, 0.48, 0.52);
        Assert.InRange(score.WeightedAccuracy, 0.23, 0.27);
        double[] shares = [.. Enumerable.Range(0, 4).Select(s => answers.Confidences.Average(c => c[s]))];
        Assert.All(shares.Zip([0.125, 0.125, 0.25, 0.5]), p => Assert.InRange(p.First, p.Second - 0.02, p.Second + 0.02));
    }
}
