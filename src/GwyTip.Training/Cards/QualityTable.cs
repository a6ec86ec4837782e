using GwyTip.Core;
using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Metrics;

namespace GwyTip.Training.Cards;

/// <summary>How good an ensemble is, in the rows that every card has.</summary>
internal static class QualityTable
{
    /// <param name="m">Figures of the ensemble.</param>
    /// <param name="atCut">Whether to show figures at the cut between good and bad.</param>
    public static TableBlock Make(MetricsResult m, bool atCut)
    {
        var rows = new List<Cell[]>();
        void Add(string name, double figure, string key) => rows.Add([name, Cell.Number(figure), IntervalOf(m, key)]);
        Add("AUROC, mean of the single states", m.Auroc, "auroc");
        Add("balanced accuracy of the most likely state", m.BalancedAccuracy, "balanced_accuracy");
        Add("precision of the votes, mean", m.Precision, "precision");
        Add("recall of the votes, mean", m.Recall, "recall");
        Add($"good or bad ({m.GoodBad.Good} good, {m.GoodBad.Bad} bad): AUROC", m.GoodBad.Auroc, "good_bad_auroc");
        if (atCut)
        {
            Add($"good or bad: accuracy at a cut of {Cell.Number(m.GoodBad.Cut)}", m.GoodBad.Accuracy, "good_bad_accuracy");
            Add("good or bad: balanced accuracy at that cut", m.GoodBad.BalancedAccuracy, "good_bad_balanced_accuracy");
        }
        if (m.TipChange is { } t)
        {
            Add($"tip change ({t.Changed} with, {t.Unchanged} without): AUROC", t.Auroc, TipState.TipChange + "_auroc");
        }
        Add("expected calibration error, mean of all states", m.Ece, "ece");
        return new TableBlock(null, ["", "figure", "95 % interval"], rows);
    }

    private static Cell IntervalOf(MetricsResult metrics, string figure) =>
        Cell.Number(metrics.Intervals.GetValueOrDefault(figure, new Interval(double.NaN, double.NaN)));
}
