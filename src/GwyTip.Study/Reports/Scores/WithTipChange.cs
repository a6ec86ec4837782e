using GwyTip.Core;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Metrics;

namespace GwyTip.Study.Reports;

/// <summary>
/// The paper's figures "including the separate binary network to cover all classes". It does not say how it averaged: here each
/// state counts as much as any other. NaN where an ensemble does not tell tip change or nothing else.
/// </summary>
internal static class WithTipChange
{
    public const string Definition =
        "AUROC: the mean over all states, tip change among them. Balanced accuracy: the mean of how often each of the other "
        + "states is named where it is the true one, and of tip change's own balanced accuracy (the mean of its recall and its "
        + "specificity). Precision and recall: the mean over all states of the votes.";

    public static double Auroc(EvaluationResult result) => Mean(result, s => s.Auroc);

    public static double Precision(EvaluationResult result) => Mean(result, s => s.Precision);

    public static double Recall(EvaluationResult result) => Mean(result, s => s.Recall);

    public static double BalancedAccuracy(EvaluationResult result)
    {
        int others = result.States.Count(s => s.Name != TipState.TipChange && s.N > 0);
        return (
            others * result.Metrics.BalancedAccuracy + (result.Metrics.TipChange?.BalancedAccuracy ?? double.NaN)) / (others + 1);
    }

    private static double Mean(EvaluationResult result, Func<StateResult, double> figure) =>
        result.Metrics.TipChange is null || result.States.Count < 2 ? double.NaN : Averages.Macro(result.States.Select(figure));
}
