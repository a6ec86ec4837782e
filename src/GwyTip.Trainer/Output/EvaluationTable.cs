using GwyTip.Training.Cards;
using GwyTip.Training.Data;
using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;

namespace GwyTip.Trainer.Output;

/// <summary>An evaluation as people read it in a terminal.</summary>
internal static class EvaluationTable
{
    /// <param name="output">Where to write.</param>
    /// <param name="result">The evaluation.</param>
    /// <param name="unit">What its intervals were drawn over.</param>
    public static void Write(TextWriter output, EvaluationResult result, BootstrapUnit unit = BootstrapUnit.Session)
    {
        var m = result.Metrics;
        List<(string Name, double Value, string? Interval)> figures =
        [
            ("AUROC", m.Auroc, "auroc"),
            ("balanced accuracy", m.BalancedAccuracy, "balanced_accuracy"),
            ("precision", m.Precision, "precision"),
            ("recall", m.Recall, "recall"),
            ("calibration error", m.Ece, "ece"),
            ("good/bad AUROC", m.GoodBad.Auroc, "good_bad_auroc"),
            ("good/bad balanced accuracy", m.GoodBad.BalancedAccuracy, "good_bad_balanced_accuracy"),
            ("good/bad precision", m.GoodBad.Precision, null),
        ];
        if (m.TipChange is { } change)
        {
            figures.Add(("tip change AUROC", change.Auroc, "tip_change_auroc"));
        }
        var text = new Document()
            .Add(TableBlock.FromItems(
                $"{result.Bundle}, {result.Subset}: {result.Judged} of {result.Images} scans judged, {result.Sessions} sessions, "
                + $"{m.Subset} with a single agreed state",
                ["", "figure", $"95 % over {(unit == BootstrapUnit.Image ? "images" : "sessions")}"], figures,
                f =>
                [
                    f.Name, Cell.Number(f.Value),
                    f.Interval is { } name && m.Intervals.TryGetValue(name, out var interval) ? Cell.Number(interval) : "",
                ]))
            .Table(
                ["state", "AUROC", "AP", "precision", "recall", "ECE", "n"], result.States,
                s =>
                [
                    s.Name, Cell.Number(s.Auroc), Cell.Number(s.AveragePrecision), Cell.Number(s.Precision),
                    Cell.Number(s.Recall), Cell.Number(s.Ece), Cell.Count(s.N),
                ]);
        if (AgreementTable.Make(result) is { } agreement)
        {
            text.Add(agreement);
        }
        foreach (var (kind, count, example) in ScanReading.ByKind(result.Predictions.Select(p => (p.File, p.Error))))
        {
            text.Paragraph($"not judged, {kind}: {count}, e.g. {example}");
        }
        output.Write(ConsoleWriter.Text(text));
    }
}
