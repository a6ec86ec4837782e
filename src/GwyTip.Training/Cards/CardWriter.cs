using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Metrics;
using static GwyTip.Training.Documents.MarkdownText;

namespace GwyTip.Training.Cards;

/// <summary>Writes <c>CARD.md</c>: what an ensemble is for, how good it is, how it was made and what it cannot do.</summary>
public static class CardWriter
{
    public const string FileName = "CARD.md";

    public const string RocName = "roc.svg";

    public const string PrecisionRecallName = "pr.svg";

    /// <summary>The card's text. The same facts give the same text.</summary>
    public static string Text(CardFacts facts)
    {
        var manifest = facts.Manifest;
        var text = new MarkdownText();
        text.Heading(1, $"{manifest.Surface}: an ensemble that recognises tip states")
            .Paragraph(
                (manifest.TrainingData.Simulated ? "**Trained and measured on simulated scans: how good it is on real ones these figures do not say.** " : "")
                + $"Written by gwytip-train {manifest.ProductVersion} from the bundle and its evaluation; every figure here was "
                + "computed, none typed.")
            .Heading(2, "States");
        States(text, facts);
        text.Heading(2, "Quality on held-out sessions");
        HeldOut(text, facts);
        if (facts.Foreign is not null)
        {
            text.Heading(2, "Other surfaces");
            ForeignText.Write(text, facts.Foreign);
        }
        if (facts.CrossValidated is not null)
        {
            text.Heading(2, "Cross-validated, for comparison");
            CrossValidated(text, facts, facts.CrossValidated);
        }
        text.Heading(2, "What falls short").List(Shortcomings.Of(facts)).Heading(2, "Members");
        Members(text, facts);
        text.Heading(2, "Training data");
        TrainingData(text, facts);
        text.Heading(2, "To make it again").Code(facts.Commands);
        return text.ToString();
    }

    private static void States(MarkdownText text, CardFacts facts)
    {
        text.Table(
            ["state", "", "what it means", "threshold", "share of training scans", "calibration"],
            facts.Manifest.States.Select(s => new[]
            {
                s.Name, s.Desirable ? "desirable" : "undesirable", s.Description, Number(s.Threshold), Percent(s.Share),
                Calibration(s.Calibration),
            }));
        text.Paragraph(
            "A member votes for a state when its calibrated confidence (the sigmoid of the last column) reaches the threshold; a "
            + $"state is seen when more than half of the members vote for it. {facts.ThresholdRule}");
    }

    private static string Calibration(ManifestCalibration c) =>
        $"{Number(c.Slope)} × logit {(c.Offset < 0 ? "−" : "+")} {Number(Math.Abs(c.Offset))}";

    private static void HeldOut(MarkdownText text, CardFacts facts)
    {
        var result = facts.HeldOut;
        int failed = result.Images - result.Judged;
        string unjudged = failed > 0 ? $"; {failed} of them cannot be judged and count nowhere" : "";
        text.Paragraph(
            $"{Count(result.Images)} scans from {result.Sessions} {Sessions(facts)} that no member saw, neither to train nor to choose "
            + $"anything{unjudged}. On {Count(result.Metrics.Subset)} {Agreed(facts)}, tip change set aside: the "
            + "figures of single states and of good and bad are about these. The interval holds "
            + $"{Percent(SessionBootstrap.Level)} of {SessionBootstrap.Resamples} resamples of the sessions; that of the calibration error lies high, "
            + "for a resample has fewer different scans and errs more.");
        Figures(text, result);
        StateFigures(text, result);
        text.Paragraph($"![ROC curves]({RocName}) ![Precision and recall]({PrecisionRecallName})");
        // Simulated ones are many, and their names say nothing.
        if (!facts.Manifest.TrainingData.Simulated || facts.Manifest.HeldOutSessions.Count <= 12)
        {
            text.Paragraph("The sessions: " + string.Join(", ", facts.Manifest.HeldOutSessions) + ".");
        }
    }

    private static string Agreed(CardFacts facts) => facts.Manifest.TrainingData.Simulated ? "of them a single state shows" : "of them all labellers agree on one state";

    private static string Sessions(CardFacts facts) => facts.Manifest.TrainingData.Simulated ? "simulated sessions" : "measuring sessions";

    private static void CrossValidated(MarkdownText text, CardFacts facts, EvaluationResult result)
    {
        text.Paragraph(
            $"Each member alone on its own fold, {Count(result.Judged)} scans from {result.Sessions} sessions that it was not trained "
            + "on. Calibration, thresholds and the cut between good and bad were fitted to just these scans, so that the figures "
            + "flatter what depends on them.");
        Figures(text, result);
        StateFigures(text, result);
    }

    private static void Figures(MarkdownText text, EvaluationResult result)
    {
        var m = result.Metrics;
        Row[] rows =
        [
            new("AUROC, mean of the single states", m.Auroc, "auroc"),
            new("balanced accuracy of the most likely state", m.BalancedAccuracy, "balanced_accuracy"),
            new("precision of the votes, mean", m.Precision, "precision"),
            new("recall of the votes, mean", m.Recall, "recall"),
            new($"good or bad ({m.GoodBad.Good} good, {m.GoodBad.Bad} bad): AUROC", m.GoodBad.Auroc, "good_bad_auroc"),
            new($"good or bad: accuracy at a cut of {Number(m.GoodBad.Cut)}", m.GoodBad.Accuracy, "good_bad_accuracy"),
            new("good or bad: balanced accuracy at that cut", m.GoodBad.BalancedAccuracy, "good_bad_balanced_accuracy"),
            .. m.TipChange is { } t
                ? [new Row($"tip change ({t.Changed} with, {t.Unchanged} without): AUROC", t.Auroc, TipState.TipChange + "_auroc")]
                : Array.Empty<Row>(),
            new("expected calibration error, mean of all states", m.Ece, "ece"),
        ];
        text.Table(
            ["", "figure", "95 % interval"],
            rows.Select(r => new[]
            {
                r.Name, Number(r.Figure), Number(m.Intervals.GetValueOrDefault(r.Interval, new Interval(double.NaN, double.NaN))),
            }));
    }

    private static void StateFigures(MarkdownText text, EvaluationResult result) => text.Table(
        ["state", "scans that show it", "AUROC", "average precision", "precision", "recall", "calibration error"],
        result.States.Select(s => new[]
        {
            s.Name, Count(s.N), Number(s.Auroc), Number(s.AveragePrecision), Number(s.Precision), Number(s.Recall), Number(s.Ece),
        }));

    private static void Members(MarkdownText text, CardFacts facts)
    {
        text.Table(
            ["file", "network", "parameters", "optimizer", "learning rate", "epochs", "trained on", "validated on"],
            facts.Manifest.Members.Zip(facts.Members, (m, f) => new[]
            {
                m.File, m.Network, Count(m.Parameters), m.Optimizer, FormattableString.Invariant($"{m.LearningRate}"),
                Count(f.Epochs), $"{Count(f.TrainedOn)} scans", $"{Count(f.ValidatedOn)} scans",
            }));
        text.Paragraph(
            $"Scans were split by {facts.SplitBy}: the held-out part first, the rest into {facts.Folds} folds with about the same states "
            + "in each. A member was trained on all folds but one and validated on that one. "
            + $"Engine: {facts.Engine}. Preprocessing version {facts.Manifest.PreprocessingVersion}, inputs: {string.Join(", ", facts.Manifest.Inputs)}.");
    }

    private static string Extra(CardFacts facts) => facts.ExtraScans == 0
        ? ""
        : $"; and {Count(facts.ExtraScans)} that were there to train on only, from which no figure, threshold or share was taken";

    private static void TrainingData(MarkdownText text, CardFacts facts)
    {
        var data = facts.Manifest.TrainingData;
        text.Paragraph(
            $"{data.Source}. Licence: {data.Licence}. {(data.Simulated ? "Simulated scans" : "Measured scans")}: "
            + $"{Count(data.Images)} from {data.Sessions} sessions, the held-out ones not among them{Extra(facts)}. SHA-256 of the labels: `{data.Sha256}`.");
        if (facts.LeftOut.Count > 0)
        {
            text.Paragraph($"Left out, because they cannot be judged: {facts.LeftOut.Count} labelled scans.");
            text.Table(
                ["why", "scans"],
                facts.LeftOut.GroupBy(l => l.Reason.Split(':')[0]).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new[] { g.Key, Count(g.Count()) }));
        }
    }

    private readonly record struct Row(string Name, double Figure, string Interval);
}
