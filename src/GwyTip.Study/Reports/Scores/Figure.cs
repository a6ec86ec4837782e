using GwyTip.Core;
using GwyTip.Training.Evaluation;

namespace GwyTip.Study.Reports;

/// <summary>A figure that tables hold, read off an evaluation; NaN where it cannot be had.</summary>
/// <param name="Key">Its name in <c>report.json</c>.</param>
/// <param name="Title">Its name in tables.</param>
/// <param name="Of">Reads it.</param>
/// <param name="Interval">Name of its bootstrap interval; null: it has none.</param>
internal sealed record Figure(string Key, string Title, Func<EvaluationResult, double> Of, string? Interval = null)
{
    public static Figure Auroc { get; } = new("auroc", "AUROC", r => r.Metrics.Auroc, "auroc");

    public static Figure BalancedAccuracy { get; } = new(
        "balanced_accuracy", "balanced accuracy", r => r.Metrics.BalancedAccuracy, "balanced_accuracy");

    public static Figure Precision { get; } = new("precision", "precision", r => r.Metrics.Precision, "precision");

    public static Figure Recall { get; } = new("recall", "recall", r => r.Metrics.Recall, "recall");

    public static Figure Ece { get; } = new("ece", "calibration error", r => r.Metrics.Ece, "ece");

    public static Figure GoodBadAuroc { get; } = new("good_bad_auroc", "AUROC", r => r.Metrics.GoodBad.Auroc, "good_bad_auroc");

    public static Figure GoodBadBalancedAccuracy { get; } = new(
        "good_bad_balanced_accuracy", "balanced accuracy", r => r.Metrics.GoodBad.BalancedAccuracy, "good_bad_balanced_accuracy");

    public static Figure GoodBadPrecision { get; } = new("good_bad_precision", "precision", r => r.Metrics.GoodBad.Precision);

    public static Figure GoodBadRecall { get; } = new("good_bad_recall", "recall", r => r.Metrics.GoodBad.Recall);

    public static Figure TipChangeAuroc { get; } = new(
        "tip_change_auroc", "AUROC", r => r.Metrics.TipChange?.Auroc ?? double.NaN, TipState.TipChange + "_auroc");

    public static Figure TipChangeBalancedAccuracy { get; } = new(
        "tip_change_balanced_accuracy", "balanced accuracy", r => r.Metrics.TipChange?.BalancedAccuracy ?? double.NaN);

    public static Figure TipChangePrecision { get; } = new(
        "tip_change_precision", "precision", r => r.Metrics.TipChange?.Precision ?? double.NaN);

    public static Figure TipChangeRecall { get; } = new(
        "tip_change_recall", "recall", r => r.Metrics.TipChange?.Recall ?? double.NaN);

    public static Figure FiveAuroc { get; } = new("with_tip_change_auroc", "AUROC", r => WithTipChange.Auroc(r));

    public static Figure FiveBalancedAccuracy { get; } = new(
        "with_tip_change_balanced_accuracy", "balanced accuracy", r => WithTipChange.BalancedAccuracy(r));

    public static Figure FivePrecision { get; } = new("with_tip_change_precision", "precision", r => WithTipChange.Precision(r));

    public static Figure FiveRecall { get; } = new("with_tip_change_recall", "recall", r => WithTipChange.Recall(r));

    public static IReadOnlyList<Figure> All { get; } =
    [
        Auroc, BalancedAccuracy, Precision, Recall, GoodBadAuroc, GoodBadBalancedAccuracy, GoodBadPrecision, GoodBadRecall,
        TipChangeAuroc,
        TipChangeBalancedAccuracy, TipChangePrecision, TipChangeRecall, FiveAuroc, FiveBalancedAccuracy, FivePrecision,
        FiveRecall, Ece,
    ];
}
