using System.Text.RegularExpressions;
using GwyTip.Inference;
using GwyTip.Training.Data;
using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;
using GwyTip.Training.UnknownSurface;
using static GwyTip.Training.Documents.Cell;

namespace GwyTip.Training.Cards;

/// <summary>Writes <c>CARD.md</c>: what an ensemble is for, how good it is, how it was made and what it cannot do.</summary>
public static partial class CardWriter
{
    public const string FileName = "CARD.md";

    public const string RocName = "roc.svg";

    public const string PrecisionRecallName = "pr.svg";

    internal static PicturesBlock Curves { get; } = new((RocName, "ROC curves"), (PrecisionRecallName, "Precision and recall"));

    private const string OnlySimulated =
        "**Trained and measured on simulated scans: how good it is on real ones these figures do not say.** ";

    /// <summary>The card's text. The same facts give the same text.</summary>
    public static string Text(CardFacts facts)
    {
        var manifest = facts.Manifest;
        var card = new Document($"{manifest.Surface}: an ensemble that recognises tip states");
        card.Paragraph((manifest.TrainingData.Simulated ? OnlySimulated : "")
            + $"Written by gwytip-train {manifest.ProductVersion} from the bundle and its evaluation; every figure here was "
            + "computed, none typed.");
        States(card.Heading(2, "States"), facts);
        HeldOut(card.Heading(2, facts.IsSplitBySession ? "Quality on held-out sessions" : "Quality on held-out scans"), facts);
        if (facts.Foreign is not null)
        {
            ForeignText.Write(card.Heading(2, ForeignText.Title), facts.Foreign, facts.Manifest.UnknownSurface?.LargestFrameNm);
        }
        if (facts.CrossValidated is not null)
        {
            CrossValidated(card.Heading(2, "Cross-validated, for comparison"), facts.CrossValidated);
        }
        card.Heading(2, "What falls short").List(Shortcomings.List(facts));
        Members(card.Heading(2, "Members"), facts);
        TrainingData(card.Heading(2, "Training data"), facts);
        return MarkdownWriter.Text(card.Heading(2, "To make it again").Code(facts.Commands));
    }

    /// <summary>A card with another section on other surfaces; all else stays.</summary>
    /// <param name="card">The card's text.</param>
    /// <param name="figures">What the section tells.</param>
    /// <param name="largestFrame">Nanometres above which a scan is foreign by its size; null: none is.</param>
    /// <param name="others">The scans of the surface, where they are not those that the members learned from.</param>
    internal static string WithForeign(
        string card, SurfaceFigures figures, double? largestFrame, DataSetDescription? others)
    {
        var section = new Document();
        ForeignText.Write(section.Heading(2, ForeignText.Title), figures, largestFrame);
        if (others is not null)
        {
            section.Paragraph(
                $"The scans of the surface here are not those that the members learned from: {others.Source}, SHA-256 of the "
                + $"labels `{others.LabelsSha256}`.");
        }
        return WithSection(FormerFaults().Replace(card, ""), ForeignText.Title, section);
    }

    /// <summary>A card with a section put in place of its namesake.</summary>
    /// <param name="card">The card's text.</param>
    /// <param name="title">Heading of the section.</param>
    /// <param name="section">The section, heading and all.</param>
    /// <param name="comesFirst">Where there is none yet: whether it comes before all others, or at the end.</param>
    internal static string WithSection(string card, string title, Document section, bool comesFirst = false)
    {
        string text = MarkdownWriter.Text(section).Trim() + "\n";
        int start = card.IndexOf($"## {title}\n", StringComparison.Ordinal);
        if (start < 0)
        {
            start = comesFirst ? card.IndexOf("## ", StringComparison.Ordinal) : -1;
            return start < 0 ? $"{card.TrimEnd()}\n\n{text}" : $"{card[..start]}{text}\n{card[start..]}";
        }
        int end = card.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? card[..start] + text : card[..start] + text + card[end..];
    }

    /// <summary>Older cards name what falls short of telling surfaces with all the rest.</summary>
    [GeneratedRegex(
        "^- (Surfaces that nobody showed it are told|[0-9]+ % of its own scans are called foreign|"
        + "Most scans of these kinds pass).*\n",
        RegexOptions.Multiline)]
    private static partial Regex FormerFaults();

    private static void States(Document card, CardFacts facts) => card
        .Table(
            ["state", "", "what it means", "threshold", "share of training scans", "calibration"], facts.Manifest.States,
            s =>
            [
                s.Name, s.Desirable ? "desirable" : "undesirable", s.Description, Number(s.Threshold), Percent(s.Share),
                Calibration(s.Calibration),
            ])
        .Paragraph(
            "A member votes for a state when its calibrated confidence (the sigmoid of the last column) reaches the threshold; a "
            + $"state is seen when more than half of the members vote for it. {facts.ThresholdRule}");

    private static string Calibration(ManifestCalibration c) =>
        $"{Number(c.Slope)} × logit {(c.Offset < 0 ? "−" : "+")} {Number(Math.Abs(c.Offset))}";

    private static void HeldOut(Document card, CardFacts facts)
    {
        var result = facts.HeldOut;
        int failed = result.Images - result.Judged;
        string unjudged = failed > 0 ? $"; {failed} of them cannot be judged and count nowhere" : "";
        string unseen = facts.IsSplitBySession
            ? $"{Count(result.Images)} scans from {result.Sessions} {Sessions(facts)} that no member saw, neither to train nor "
                + "to choose anything"
            : $"{Count(result.Images)} scans that no member saw, neither to train nor to choose anything; of the same "
                + $"{result.Sessions} {Sessions(facts)} members did see others, for scans were split by {facts.SplitBy}";
        card.Paragraph(
            $"{unseen}{unjudged}. On {Count(result.Metrics.Subset)} {Agreed(facts)}, tip change set aside: the "
            + "figures of single states and of good and bad are about these. The interval holds "
            + $"{Percent(SessionBootstrap.Level)} of {SessionBootstrap.Resamples} resamples of the "
            + $"{(facts.SplitBy == "image" ? "scans" : "sessions")}; "
            + "that of the calibration error lies high, for a resample has fewer different scans and errs more.");
        Figures(card, result).Add(Curves);
        if (AgreementTable.Make(result) is { } agreement)
        {
            card.Heading(3, AgreementTable.Title).Add(agreement);
        }
        // Simulated ones are many, and their names say nothing.
        if (facts.IsSplitBySession && (!facts.Manifest.TrainingData.Simulated || facts.Manifest.HeldOutSessions.Count <= 12))
        {
            card.Paragraph("The sessions: " + string.Join(", ", facts.Manifest.HeldOutSessions) + ".");
        }
    }

    private static string Agreed(CardFacts facts) =>
        facts.Manifest.TrainingData.Simulated ? "of them a single state shows" : "of them all labellers agree on one state";

    private static string Sessions(CardFacts facts) =>
        facts.Manifest.TrainingData.Simulated ? "simulated sessions" : "measuring sessions";

    private static void CrossValidated(Document card, EvaluationResult result)
    {
        card.Paragraph(
            $"Each member alone on its own fold, {Count(result.Judged)} scans from {result.Sessions} sessions that it was not "
            + "trained on. Calibration, thresholds and the cut between good and bad were fitted to these scans (those of a state "
            + "that members tell on further folds to theirs, too), so that the figures flatter what depends on them.");
        Figures(card, result);
    }

    private static Document Figures(Document card, EvaluationResult result) => card
        .Add(QualityTable.Make(result.Metrics, atCut: true))
        .Table(
            ["state", "scans that show it", "AUROC", "average precision", "precision", "recall", "calibration error"],
            result.States, s =>
            [
                s.Name, Count(s.N), Number(s.Auroc), Number(s.AveragePrecision), Number(s.Precision), Number(s.Recall),
                Number(s.Ece),
            ]);

    private static void Members(Document card, CardFacts facts) => card
        .Table(
            ["file", "network", "parameters", "optimizer", "learning rate", "epochs", "trained on", "validated on"],
            facts.Manifest.Members.Zip(facts.Members),
            m =>
            [
                m.First.File, m.First.Network, Count(m.First.Parameters), m.First.Optimizer, Exact(m.First.LearningRate),
                Count(m.Second.Epochs), $"{Count(m.Second.TrainedOn)} scans", $"{Count(m.Second.ValidatedOn)} scans",
            ])
        .Paragraph(
            $"Scans were split by {facts.SplitBy}: the held-out part first, the rest into {facts.Folds} folds with about the "
            + "same states in each. A member was trained on all folds but one and validated on that one. "
            + $"Engine: {facts.Engine}. Preprocessing version {facts.Manifest.PreprocessingVersion}, "
            + $"inputs: {string.Join(", ", facts.Manifest.Inputs)}.");

    private static string Extra(CardFacts facts) => facts.ExtraScans == 0
        ? ""
        : $"; and {Count(facts.ExtraScans)} that were there to train on only, from which no figure, threshold or share was taken";

    private static void TrainingData(Document card, CardFacts facts)
    {
        var data = facts.Manifest.TrainingData;
        card.Paragraph(
            $"{data.Source}. Licence: {data.Licence}. {(data.Simulated ? "Simulated scans" : "Measured scans")}: "
            + $"{Count(data.Images)} from {data.Sessions} sessions, the held-out ones not among them{Extra(facts)}. "
            + $"SHA-256 of the labels: `{data.Sha256}`.");
        if (facts.LeftOut.Count > 0)
        {
            card.Paragraph($"Left out, because they cannot be judged: {facts.LeftOut.Count} labelled scans.").Table(
                ["why", "scans"],
                facts.LeftOut.GroupBy(l => ScanReading.KindOf(l.Reason)).OrderBy(g => g.Key, StringComparer.Ordinal),
                g => [g.Key, Count(g.Count())]);
        }
    }
}
