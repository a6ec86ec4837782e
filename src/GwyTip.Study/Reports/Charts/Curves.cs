using GwyTip.Training.Cards;
using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;

namespace GwyTip.Study.Reports;

/// <summary>The curves of every state, by the same code as a bundle's card.</summary>
internal static class Curves
{
    public static IEnumerable<FigureBlock> Draw(JudgedMembers ensemble, string run)
    {
        var curves = StateCurves.Measure(ensemble.States, ensemble.Judged);
        yield return new FigureBlock(
            $"{run}-roc", "Receiver operating characteristic of every state (the paper's Fig. 2); in the legend, the area.",
            "ROC curves. Areas: " + string.Join("; ", curves.Select(c => $"{Cell.State(c.State)} {Cell.Number(c.Roc.Area)}")),
            CurveCharts.Roc("ROC", curves));
        yield return new FigureBlock(
            $"{run}-pr", "Precision against recall of every state (the paper's Fig. 3); in the legend, the average precision.",
            "Precision-recall curves. Average precision: " + string.Join("; ", curves.Select(c => $"{Cell.State(c.State)} "
            + $"{Cell.Number(c.PrecisionRecall.AveragePrecision)}")),
            CurveCharts.PrecisionRecall("Precision and recall", curves));
    }
}
