using GwyTip.Training.Evaluation;
using GwyTip.Training.Rules;

namespace GwyTip.Tests.Evaluation;

public sealed class EvaluatorTests
{
    // Confidences of atoms, rows, defect, tip change.
    private static readonly ScanPrediction[] Hand =
    [
        SomePredictions.Of("individual_atoms", 0, [0.9, 0.2, 0.1, 0.1], "a", "1.png"),
        SomePredictions.Of("rows", 1, [0.6, 0.4, 0.1, 0.7], "a", "2.png"),
        SomePredictions.Of("rows", 0, [0.1, 0.8, 0.3, 0.6], "b", "3.png"),
        SomePredictions.Of("generic_defect", 0.5, [0.1, 0.5, 0.7, 0.2], "b", "4.png"),
        SomePredictions.Of(null, 0, [0.1, 0.1, 0.1, 0.1], "c", "5.png"),
        SomePredictions.Failed("constant: all heights are the same", "c", "6.png"),
    ];

    [Fact]
    public void A_hand_computed_evaluation()
    {
        var result = Score(Hand);
        var m = result.Metrics;

        Assert.Equal((6, 5, 3), (result.Images, result.Judged, result.Sessions));
        Assert.Equal(4, m.Subset);
        // Atoms and defect rank first; rows: 0.4 and 0.8 against 0.2 and 0.5: 3 of 4 pairs.
        Assert.Equal((1 + 0.75 + 1) / 3, m.Auroc, 12);
        // Atoms 1 of 1, rows 1 of 2 (the second is called atoms), defect 1 of 1.
        Assert.Equal((1 + 0.5 + 1) / 3, m.BalancedAccuracy, 12);
        // Votes at 0.5: atoms on 1 and 2, rows on 3 and 4, defect on 4.
        Assert.Equal((0.5 + 0.5 + 1) / 3, m.Precision, 12);
        Assert.Equal((1 + 0.5 + 1) / 3, m.Recall, 12);
    }

    [Fact]
    public void Good_and_bad_leave_tip_change_out()
    {
        // Scores 0.8, 0.5, 0.5 (0.8 - 0.3) are good, -0.2 is bad.
        var goodBad = Score(Hand, cut: 0.6).Metrics.GoodBad;

        Assert.Equal((3, 1), (goodBad.Good, goodBad.Bad));
        Assert.Equal(1, goodBad.Auroc);
        Assert.Equal(1 / 3.0, goodBad.Recall, 12);
        Assert.Equal(1, goodBad.Precision);
        Assert.Equal(2 / 4.0, goodBad.Accuracy, 12);
        Assert.Equal((1 / 3.0 + 1) / 2, goodBad.BalancedAccuracy, 12);
        Assert.Equal(0.6, goodBad.Cut);
    }

    /// <summary>A bundle that was taught few states, held against labels of more.</summary>
    [Fact]
    public void A_scan_that_shows_only_what_the_bundle_does_not_tell_is_neither_good_nor_bad_nor_called_wrongly()
    {
        ScanPrediction[] more = [.. Hand, Hand[0] with { Scan = Hand[0].Scan with { SingleState = "asymmetry_dimer" } }];

        var (m, without) = (Score(more).Metrics, Score(Hand).Metrics);

        Assert.Equal(without.BalancedAccuracy, m.BalancedAccuracy);
        Assert.Equal((3, 1), (m.GoodBad.Good, m.GoodBad.Bad));
    }

    [Fact]
    public void Tip_change_is_asked_wherever_its_label_is_certain()
    {
        // Changed: 2 (0.7). Unchanged: 1 (0.1), 3 (0.6), 5 (0.1), the last though people differ on its state. 4 is left out.
        var change = Score(Hand).Metrics.TipChange!;

        Assert.Equal((1, 3), (change.Changed, change.Unchanged));
        Assert.Equal((1.0, 1.0), (change.Auroc, change.AveragePrecision));
        Assert.Equal(0.5, change.Precision, 12);
        Assert.Equal(1, change.Recall, 12);
    }

    [Fact]
    public void Every_state_has_its_figures_in_the_bundle_s_order()
    {
        var states = Score(Hand).States;

        Assert.Equal(["individual_atoms", "rows", "generic_defect", "tip_change"], states.Select(s => s.Name));
        Assert.Equal([1, 2, 1, 1], states.Select(s => s.N));
        Assert.Equal(0.75, states[1].Auroc, 12);
        // Ranked 0.8 (+), 0.5 (-), 0.4 (+), 0.2 (-): precision 1 and 2/3 at the two positives.
        Assert.Equal((1 + 2 / 3.0) / 2, states[1].AveragePrecision, 12);
    }

    [Fact]
    public void The_calibration_error_takes_every_scan_and_its_soft_labels()
    {
        // Atoms: confidences 0.9, 0.6, and 0.1 three times (one bin), labels 1, 0, and 0, 0, 0.5.
        double atoms = Score(Hand).States[0].Ece;

        Assert.Equal((0.1 + 0.6 + Math.Abs(0.3 - 0.5)) / 5, atoms, 12);
        Assert.Equal(Score(Hand).States.Average(s => s.Ece), Score(Hand).Metrics.Ece, 12);
    }

    [Fact]
    public void A_scan_that_could_not_be_judged_is_listed_with_its_error_and_counts_nowhere()
    {
        var result = Score(Hand);
        var failed = result.Predictions[^1];

        Assert.Equal(
            (
                "6.png", null, null,
                "constant: all heights are the same"), (failed.File, failed.State, failed.Verdict, failed.Error));
        Assert.Empty(failed.Confidence);
        Assert.Equal(Score(Hand[..^1]).Metrics.Auroc, result.Metrics.Auroc);
        Assert.Equal(("bad", 0.7), (result.Predictions[1].Verdict, result.Predictions[1].Confidence["tip_change"]));
    }

    [Fact]
    public void Intervals_hold_their_figures()
    {
        var metrics = Score([.. SomePredictions.Many(240, seed: 1)]).Metrics;

        (string Name, double Figure)[] figures =
            [("auroc", metrics.Auroc), ("balanced_accuracy", metrics.BalancedAccuracy), ("ece", metrics.Ece)];
        foreach (var (name, figure) in figures)
        {
            // The calibration error of a resample is a little larger than that of all: fewer scans differ.
            Assert.InRange(figure, metrics.Intervals[name].Low - 0.02, metrics.Intervals[name].High + 0.02);
            Assert.True(metrics.Intervals[name].Low < metrics.Intervals[name].High);
        }
    }

    [Fact]
    public void The_order_of_the_scans_changes_no_figure()
    {
        ScanPrediction[] scans = [.. SomePredictions.Many(120, seed: 2)];
        var (forward, backward) = (Score(scans).Metrics, Score([.. scans.Reverse()]).Metrics);

        Assert.Equal(forward.Auroc, backward.Auroc, 12);
        Assert.Equal(forward.BalancedAccuracy, backward.BalancedAccuracy, 12);
        Assert.Equal(forward.Precision, backward.Precision, 12);
        Assert.Equal(forward.Ece, backward.Ece, 12);
    }

    [Fact]
    public void Scans_of_one_class_leave_figures_empty_and_the_json_says_null()
    {
        var result = Score([SomePredictions.Of("rows", 0, [0.1, 0.8, 0.1, 0.1])]);
        string json = EvaluationJson.Text(result);

        Assert.True(double.IsNaN(result.Metrics.Auroc));
        Assert.Contains("\"auroc\": null", json, StringComparison.Ordinal);
        Assert.True(double.IsNaN(EvaluationJson.Parse(json).Metrics.Auroc));
    }

    [Fact]
    public void The_json_keeps_to_its_contract()
    {
        using var json = System.Text.Json.JsonDocument.Parse(EvaluationJson.Text(Score(Hand)));
        var root = json.RootElement;

        Assert.Equal(
            ["bundle", "subset", "images", "judged", "sessions", "metrics", "states", "predictions"],
            root.EnumerateObject().Select(p => p.Name));
        Assert.All(
            new[] { "auroc", "balanced_accuracy", "precision", "recall", "good_bad", "tip_change", "ece", "intervals" },
            name => Assert.True(root.GetProperty("metrics").TryGetProperty(name, out _), name));
        Assert.All(
            new[] { "name", "auroc", "average_precision", "precision", "recall", "ece", "n", "agreement" },
            name => Assert.True(root.GetProperty("states")[0].TryGetProperty(name, out _), name));
        var prediction = root.GetProperty("predictions")[1];
        Assert.Equal(["file", "state", "verdict", "confidence", "error"], prediction.EnumerateObject().Select(p => p.Name));
        Assert.Equal(0.7, prediction.GetProperty("confidence").GetProperty("tip_change").GetDouble());
    }

    [Fact]
    public void The_json_is_read_back_as_it_was()
    {
        var result = Score([.. SomePredictions.Many(40, seed: 3).Select(p => By(2, p))]);

        Assert.Equal(EvaluationJson.Text(result), EvaluationJson.Text(EvaluationJson.Parse(EvaluationJson.Text(result))));
    }

    [Fact]
    public void Agreement_with_people_is_asked_where_two_or_more_labelled()
    {
        // Rows, votes at 0.5. Two labellers say yes and yes, yes and no, no and no; the fourth scan has one labeller.
        ScanPrediction[] scans =
        [
            By(2, SomePredictions.Of("rows", 0, [0.1, 0.8, 0.1, 0.1], "a", "1.png")),
            By(2, SomePredictions.Of(null, 0, [0.1, 0.2, 0.1, 0.1], "a", "2.png")),
            By(2, SomePredictions.Of("generic_defect", 0, [0.1, 0.7, 0.9, 0.1], "b", "3.png")),
            SomePredictions.Of("rows", 0, [0.1, 0.2, 0.1, 0.1], "b", "4.png"),
        ];

        var result = Score(scans);
        var rows = result.States[1].Agreement!;

        Assert.Equal(3, rows.Scans);
        // Pairs: 2 of 3 the same, 0.5 by chance.
        Assert.Equal(1 / 3.0, rows.KappaPeople, 12);
        // Votes yes, no, yes: the same as 1, 1/2 and 0 of the labellers, and 0.5 by chance.
        Assert.Equal(0, rows.KappaVotes, 12);
        // Nobody ever sees a tip change: no kappa.
        Assert.True(double.IsNaN(result.States[3].Agreement!.KappaPeople));
        Assert.Equal(
            ["rows_kappa_confidence", "rows_kappa_difference", "rows_kappa_people", "rows_kappa_votes"],
            result.Metrics.Intervals.Keys.Where(k => k.StartsWith("rows_kappa", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void A_yes_of_the_confidence_asks_for_no_threshold()
    {
        // Votes at the threshold of 0.5 of each of two members; one vote is not a majority, the mean confidence is 0.6.
        var report = new GwyTip.Core.EnsembleJudge("si-h-100", SomePredictions.States)
            .Judge([[0.1, 0.4, 0.1, 0.1], [0.1, 0.8, 0.1, 0.1]], scan: null);
        ScanPrediction[] scans =
        [
            By(2, SomePredictions.Of("rows", 0, [0, 0, 0, 0], "a", "1.png")) with { Report = report },
            By(2, SomePredictions.Of("generic_defect", 0, [0.1, 0.2, 0.9, 0.1], "b", "2.png")),
        ];

        var rows = Score(scans).States[1].Agreement!;

        Assert.Equal((0.0, 1.0, 1.0), (rows.KappaVotes, rows.KappaConfidence, rows.KappaPeople));
    }

    [Fact]
    public void Scans_of_one_labeller_have_no_agreement()
    {
        var result = Score(Hand);

        Assert.All(result.States, s => Assert.Null(s.Agreement));
        Assert.DoesNotContain(result.Metrics.Intervals.Keys, k => k.Contains("kappa", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_from_before_agreement_was_measured_is_read()
    {
        string json = EvaluationJson.Text(Score(Hand));
        string before = json.Replace(",\n      \"agreement\": null", "", StringComparison.Ordinal);

        Assert.DoesNotContain("agreement", before, StringComparison.Ordinal);
        Assert.Equal(json, EvaluationJson.Text(EvaluationJson.Parse(before)));
    }

    private static ScanPrediction By(int labellers, ScanPrediction scan) =>
        scan with { Scan = scan.Scan with { Responses = labellers } };

    private static EvaluationResult Score(ScanPrediction[] predictions, double cut = 0) =>
        new Evaluator("si-h-100", SomePredictions.States, cut).Score("held-out", predictions);
}
