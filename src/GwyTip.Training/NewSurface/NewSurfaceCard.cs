using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Cards;
using GwyTip.Training.Data;
using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Members;
using GwyTip.Training.Rules;
using GwyTip.Training.Runs;
using static GwyTip.Training.Documents.MarkdownText;

namespace GwyTip.Training.NewSurface;

/// <summary>Writes the card of a bundle that was learned from few scans; its first lines say so.</summary>
internal static class NewSurfaceCard
{
    public static string Text(TrainedRun run, SourceMembers source, BundleManifest manifest, EvaluationResult result, IReadOnlyList<string> warnings)
    {
        bool bySession = run.Split.By == Grouping.Session;
        string from = string.Join(" and ", source.Bundles.Select(b => b.Surface).Distinct());
        var data = manifest.TrainingData;
        var text = new MarkdownText();
        text.Heading(1, $"{manifest.Surface}: tip states learned from few scans")
            .Paragraph(
                $"From {Count(data.Images)} {(data.Simulated ? "simulated" : "labelled")} scans, starting from the members of {from}. No scans were held out: every figure is "
                + $"cross-validated by {(bySession ? "measuring session" : "image")}{(bySession ? "." : ", and flatters: scans of one session share a tip and stand on both sides.")}")
            .Paragraph($"Written by `gwytip-train new-surface` {manifest.ProductVersion}; every figure here was computed, none typed.");
        if (warnings.Count > 0)
        {
            text.Heading(2, "What is missing").List(warnings.Select(w => $"{char.ToUpperInvariant(w[0])}{w[1..]}."));
        }
        text.Heading(2, "States").Table(
            ["state", "", "what it means", "scans", "sessions", "threshold"],
            manifest.States.Select(s => States(run, s)));
        text.Paragraph($"A scan counts where half of its labellers or more saw the state. {ThresholdChoice.Rule}");
        text.Heading(2, "Figures");
        Figures(text, run, result, bySession);
        text.Heading(2, "Members").Table(
            ["file", "network", "tells", "starts from", "trained on", "validated on"],
            manifest.Members.Select((m, k) => new[]
            {
                m.File, m.Network, m.States.Contains(TipState.TipChange) ? "tip change" : "the states", StartOf(run.Config.Members[k]),
                $"{Count(run.Result(k).TrainedOn)} scans", $"{Count(run.Result(k).ValidatedOn)} scans",
            }));
        text.Heading(2, "Training data").Paragraph($"{data.Source}. Licence: {data.Licence}. SHA-256 of the labels: `{data.Sha256}`.");
        if (run.Data.Description.LeftOut.Count > 0)
        {
            text.Paragraph("Left out, because they cannot be judged:").List(run.Data.Description.LeftOut.Select(l => $"{l.File}: {Why(run.Data.Description, l)}"));
        }
        return text.ToString();
    }

    /// <summary>Why a scan is left out, without its full path.</summary>
    public static string Why(DataSetDescription data, LeftOut scan) =>
        scan.Reason.Replace($"{Path.Combine(data.Images, scan.File)}: ", "", StringComparison.Ordinal);

    private static string[] States(TrainedRun run, ManifestState state)
    {
        var showing = run.Data.Scans.Where(s => s.Labels[state.Name] >= 0.5).ToArray();
        return
        [
            state.Name, state.Desirable ? "desirable" : "undesirable", state.Description, Count(showing.Length),
            Count(showing.Select(s => s.Session).Distinct().Count()), Number(state.Threshold),
        ];
    }

    private static void Figures(MarkdownText text, TrainedRun run, EvaluationResult result, bool bySession)
    {
        var m = result.Metrics;
        text.Paragraph(
            $"Each scan was judged by the members that were not trained on it{(bySession ? " nor on any scan of its session" : "")}: {Count(result.Judged)} scans of "
            + $"{result.Sessions} session{(result.Sessions == 1 ? "" : "s")} in {run.Config.Folds} folds. Calibration, thresholds and the cut between good and bad were fitted to just these scans, so that what depends on them "
            + $"flatters. The bundle asks all members at once. The figures of single states are about the {Count(m.Subset)} scans that show one state only; the interval holds "
            + $"{Percent(SessionBootstrap.Level)} of {SessionBootstrap.Resamples} resamples of the {(bySession ? "sessions" : "scans")}.");
        (string Name, double Figure, string Interval)[] rows =
        [
            ("AUROC, mean of the single states", m.Auroc, "auroc"),
            ("balanced accuracy of the most likely state", m.BalancedAccuracy, "balanced_accuracy"),
            ("precision of the votes, mean", m.Precision, "precision"),
            ("recall of the votes, mean", m.Recall, "recall"),
            ($"good or bad ({m.GoodBad.Good} good, {m.GoodBad.Bad} bad): AUROC", m.GoodBad.Auroc, "good_bad_auroc"),
            .. m.TipChange is { } t ? [($"tip change ({t.Changed} with, {t.Unchanged} without): AUROC", t.Auroc, TipState.TipChange + "_auroc")] : Array.Empty<(string, double, string)>(),
            ("expected calibration error, mean of all states", m.Ece, "ece"),
        ];
        text.Table(
            ["", "figure", "95 % interval"],
            rows.Select(r => new[] { r.Name, Number(r.Figure), m.Intervals.TryGetValue(r.Interval, out var i) ? Number(i) : "–" }));
        text.Table(
            ["state", "scans that show it", "AUROC", "average precision", "precision", "recall"],
            result.States.Select(s => new[] { s.Name, Count(s.N), Number(s.Auroc), Number(s.AveragePrecision), Number(s.Precision), Number(s.Recall) }));
        text.Paragraph($"![ROC curves]({CardWriter.RocName}) ![Precision and recall]({CardWriter.PrecisionRecallName})");
    }

    private static string StartOf(MemberConfig member) => member.StartFrom is { } file
        ? $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}"
        : "random weights";
}
