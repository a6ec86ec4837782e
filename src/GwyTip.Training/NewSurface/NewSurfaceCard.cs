using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Cards;
using GwyTip.Training.Data;
using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;
using static GwyTip.Training.Documents.Cell;

namespace GwyTip.Training.NewSurface;

/// <summary>Writes the card of a bundle that was learned from few scans; its first lines say so.</summary>
internal static class NewSurfaceCard
{
    public static string Text(
        TrainedRun run, SourceMembers source, BundleManifest manifest, string thresholdRule, EvaluationResult result,
        IReadOnlyList<string> warnings)
    {
        bool bySession = run.Split.By == Grouping.Session;
        string from = string.Join(" and ", source.Bundles.Select(b => b.Surface).Distinct());
        var data = manifest.TrainingData;
        var card = new Document($"{manifest.Surface}: tip states learned from few scans");
        card.Paragraph(
                $"From {Count(data.Images)} {(data.Simulated ? "simulated" : "labelled")} scans, starting from the members of "
                + $"{from}. No scans were held out: every figure is cross-validated by "
                + $"{(bySession ? "measuring session" : "image")}"
                + (bySession ? "." : ", and flatters: scans of one session share a tip and stand on both sides."))
            .Paragraph($"Written by `gwytip-train new-surface` {manifest.ProductVersion}; every figure here was computed, none "
                + "typed.");
        if (warnings.Count > 0)
        {
            card.Heading(2, "What is missing").List(warnings.Select(w => $"{char.ToUpperInvariant(w[0])}{w[1..]}."));
        }
        card.Heading(2, "States")
            .Table(["state", "", "what it means", "scans", "sessions", "threshold"], manifest.States, s => StateRow(run, s))
            .Paragraph($"A scan counts where half of its labellers or more saw the state. {thresholdRule}");
        Figures(card.Heading(2, "Figures"), run, result, bySession);
        card.Heading(2, "Members").Table(
            ["file", "network", "tells", "starts from", "trained on", "validated on"], manifest.Members.Index(),
            m =>
            [
                m.Item.File, m.Item.Network, m.Item.States.Contains(TipState.TipChange) ? "tip change" : "the states",
                StartOf(run.Config.Members[m.Index]), $"{Count(run.Result(m.Index).TrainedOn)} scans",
                $"{Count(run.Result(m.Index).ValidatedOn)} scans",
            ]);
        card.Heading(2, "Training data").Paragraph($"{data.Source}. Licence: {data.Licence}. SHA-256 of the labels: "
            + $"`{data.Sha256}`.");
        if (run.Data.Description.LeftOut is { Count: > 0 } leftOut)
        {
            card.Paragraph("Left out, because they cannot be judged:")
                .List(leftOut.Select(l => $"{l.File}: {Why(run.Data.Description, l)}"));
        }
        return MarkdownWriter.Text(card);
    }

    /// <summary>Why a scan is left out, without its full path.</summary>
    public static string Why(DataSetDescription data, UnusedScan scan) =>
        scan.Reason.Replace($"{Path.Combine(data.Images, scan.File)}: ", "", StringComparison.Ordinal);

    private static Cell[] StateRow(TrainedRun run, ManifestState state)
    {
        var showing = run.Data.Scans.Where(s => s.Labels[state.Name] >= 0.5).ToArray();
        return
        [
            state.Name, state.Desirable ? "desirable" : "undesirable", state.Description, Count(showing.Length),
            Count(showing.Select(s => s.Session).Distinct().Count()), Number(state.Threshold),
        ];
    }

    private static void Figures(Document card, TrainedRun run, EvaluationResult result, bool bySession)
    {
        States(card, run, result, bySession);
        int several = run.Data.Scans.Count(s => s.Responses > 1);
        if (AgreementTable.Make(result) is { } agreement)
        {
            card.Heading(2, AgreementTable.Title).Add(agreement);
        }
        else if (several > 0)
        {
            card.Heading(2, AgreementTable.Title).Paragraph(
                $"{Count(several)} scans were labelled by two people or more; kappa takes {AgreementTable.FewestScans}.");
        }
    }

    private static void States(Document card, TrainedRun run, EvaluationResult result, bool bySession) => card
        .Paragraph(
            "Each scan was judged by the members that were not trained on "
            + $"it{(bySession ? " nor on any scan of its session" : "")}: "
            + $"{Count(result.Judged)} scans of {result.Sessions} session{(result.Sessions == 1 ? "" : "s")} in "
            + $"{run.Config.Folds} folds. Calibration, thresholds and the cut between good and bad were fitted to just these "
            + "scans, so that what depends on them flatters. The bundle asks all members at once. The figures of single states "
            + $"are about the {Count(result.Metrics.Subset)} scans that show one state only; the interval holds "
            + $"{Percent(SessionBootstrap.Level)} of {SessionBootstrap.Resamples} resamples of the "
            + $"{(bySession ? "sessions" : "scans")}.")
        .Add(QualityTable.Make(result.Metrics, atCut: false))
        .Table(
            ["state", "scans that show it", "AUROC", "average precision", "precision", "recall"], result.States,
            s => [s.Name, Count(s.N), Number(s.Auroc), Number(s.AveragePrecision), Number(s.Precision), Number(s.Recall)])
        .Add(CardWriter.Curves);

    private static string StartOf(MemberConfig member) => member.StartFrom is { } file
        ? $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}"
        : "random weights";
}
