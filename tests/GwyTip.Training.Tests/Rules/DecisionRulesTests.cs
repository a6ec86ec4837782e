using GwyTip.Core;
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

    /// <summary>A fold may have members for tip change alone, as where more of those are trained.</summary>
    [Fact]
    public void Scans_of_folds_without_a_member_for_the_states_do_not_move_the_cut()
    {
        var said = Predictions();
        OutOfFoldPrediction[] unknown = [.. said.Select(p => p with { Members = [[double.NaN, double.NaN]], Fold = 2 })];
        LabelledScan[] seen = [.. said.Select(p => p.Scan)];

        double cut = DecisionRules.Fit(_surface, said, seen).GoodBadCut;

        Assert.All(["bad", "good"], state => Assert.Equal(
            cut,
            DecisionRules.Fit(_surface, [.. said, .. unknown.Where(p => p.Scan.SingleState == state)], seen).GoodBadCut));
    }

    /// <summary>
    /// One scan in five shows a tip change for sure; on one in five the network thinks that it does, and people say so of every
    /// other one.
    /// </summary>
    private static OutOfFoldPrediction[] TipChanges(int responses) =>
    [
        .. Enumerable.Range(0, 1000).Select(i =>
        {
            double jitter = 0.01 * (i % 7), share = i % 5 == 0 ? 1 : i % 5 == 1 && i % 2 == 0 ? 1 : 0;
            return new OutOfFoldPrediction(
                new LabelledScan(
                    $"{i}.png", $"{i % 4}", $"{i}", responses,
                    new Dictionary<string, double> { ["good"] = 1, ["tip_change"] = share }, "good"),
                [[0.9, i % 5 == 0 ? 0.9 + jitter : i % 5 == 1 ? 0.6 + jitter : 0.1 + jitter]], i % 2);
        }),
    ];

    [Fact]
    public void A_tip_change_is_told_as_people_tell_it_where_several_did()
    {
        var surface = new SurfaceLabels("made-up",
            [new("good", ["good"], true, "Good."), new("tip_change", ["tip_change"], false, "Changed.")]);
        DecisionRules Fit(SurfaceLabels labels, int responses)
        {
            var said = TipChanges(responses);
            return DecisionRules.Fit(labels, said, [.. said.Select(p => p.Scan)]);
        }
        var precise = Fit(surface, 1);
        var agreed = Fit(surface, 2);

        Assert.Equal(precise.States[1].Calibration, agreed.States[1].Calibration);
        Assert.True(agreed.States[1].Threshold < precise.States[1].Threshold, $"{agreed.States[1]} {precise.States[1]}");
        Assert.Equal(precise.States[0], agreed.States[0]);
        Assert.False(agreed.WantedPrecisions.ContainsKey("tip_change"));
        Assert.Equal(ThresholdChoice.WantedPrecision, precise.WantedPrecisions["tip_change"]);
        Assert.Contains("kappa", agreed.ThresholdRule, StringComparison.Ordinal);
        Assert.DoesNotContain("kappa", precise.ThresholdRule, StringComparison.Ordinal);
        // Where every state stands alone, as on surfaces that nobody labelled, a false alarm costs more.
        Assert.DoesNotContain("kappa", Fit(surface with { StatesStandAlone = true }, 2).ThresholdRule, StringComparison.Ordinal);
    }

    /// <summary>
    /// Two members on every fold that err on different scans: each by itself is precise only above 0.65, both together below.
    /// </summary>
    [Fact]
    public void Where_several_members_share_a_fold_the_threshold_is_for_what_they_say_together()
    {
        OutOfFoldPrediction[] said =
        [
            .. Enumerable.Range(0, 600).Select(i =>
            {
                bool bad = i % 2 == 0;
                double right = 0.58 + 0.0005 * (i % 500), wrong = i % 8 == 1 ? 0.65 : 0.1, other = i % 8 == 3 ? 0.65 : 0.1;
                return new OutOfFoldPrediction(
                    new LabelledScan(
                        $"{i}.png", $"{i % 4}", $"{i}", 1,
                        new Dictionary<string, double> { ["good"] = bad ? 0 : 1, ["bad"] = bad ? 1 : 0 }, bad ? "bad" : "good"),
                    [[bad ? 0.1 : 0.9, bad ? right : wrong], [bad ? 0.1 : 0.9, bad ? right : other]], i % 2);
            }),
        ];
        LabelledScan[] seen = [.. said.Select(p => p.Scan)];
        double RecallOf(OutOfFoldPrediction[] predictions)
        {
            var rule = DecisionRules.Fit(_surface, predictions, seen).States[1].ToTipState();
            return predictions.Where(p => p.Scan.SingleState == "bad").Average(
                p => p.Of(1).All(c => rule.Calibration.Apply(c) >= rule.Threshold) ? 1.0 : 0.0);
        }

        Assert.Equal(1, RecallOf(said));
        Assert.InRange(RecallOf([.. said.Select(p => p with { Members = [p.Members[0]] })]), 0, 0.7);
    }
}
