using GwyTip.Training.Evaluation;
using GwyTip.Training.Metrics;

namespace GwyTip.Trainer.Output;

/// <summary>An evaluation as people read it in a terminal.</summary>
internal static class EvaluationTable
{
    public static void Write(TextWriter output, EvaluationResult result)
    {
        var m = result.Metrics;
        output.WriteLine($"{result.Bundle}, {result.Subset}: {result.Judged} of {result.Images} scans judged, {result.Sessions} sessions, {m.Subset} with a single agreed state");
        Figure(output, "AUROC", m.Auroc, Interval(m, "auroc"));
        Figure(output, "balanced accuracy", m.BalancedAccuracy, Interval(m, "balanced_accuracy"));
        Figure(output, "precision", m.Precision, Interval(m, "precision"));
        Figure(output, "recall", m.Recall, Interval(m, "recall"));
        Figure(output, "calibration error", m.Ece, Interval(m, "ece"));
        Figure(output, "good/bad AUROC", m.GoodBad.Auroc, Interval(m, "good_bad_auroc"));
        Figure(output, "good/bad balanced accuracy", m.GoodBad.BalancedAccuracy, Interval(m, "good_bad_balanced_accuracy"));
        Figure(output, "good/bad precision", m.GoodBad.Precision, null);
        if (m.TipChange is { } change)
        {
            Figure(output, "tip change AUROC", change.Auroc, Interval(m, "tip_change_auroc"));
        }
        output.WriteLine();
        output.WriteLine($"{"state",-18}{"AUROC",8}{"AP",8}{"precision",11}{"recall",8}{"ECE",8}{"n",7}");
        foreach (var s in result.States)
        {
            output.WriteLine($"{s.Name,-18}{s.Auroc,8:F3}{s.AveragePrecision,8:F3}{s.Precision,11:F3}{s.Recall,8:F3}{s.Ece,8:F3}{s.N,7}");
        }
        foreach (var group in result.Predictions.Where(p => p.Error is not null).GroupBy(p => p.Error!.Split(':')[0]))
        {
            output.WriteLine($"not judged, {group.Key}: {group.Count()}");
        }
    }

    private static Interval? Interval(MetricsResult metrics, string figure) =>
        metrics.Intervals.TryGetValue(figure, out var interval) ? interval : null;

    private static void Figure(TextWriter output, string name, double value, Interval? interval) => output.WriteLine(
        $"  {name,-28}{value:F3}{(interval is { } i ? $"  ({i.Low:F3} to {i.High:F3}, 95 % over sessions)" : "")}");
}
