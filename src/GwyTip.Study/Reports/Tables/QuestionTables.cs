using GwyTip.Training.Documents;

namespace GwyTip.Study.Reports;

/// <summary>The questions beside Table I: good or bad, tip change, and all states with tip change.</summary>
internal static class QuestionTables
{
    public static TableBlock GoodBad(IReadOnlyList<RunScore> runs) => Table(
        "Good or bad, tip change left out: the largest confidence of a desirable state less the largest of an undesirable one, "
        + "cut where the validation folds are split best. On the scans of one agreed state.",
        runs, [Figure.GoodBadAuroc, Figure.GoodBadBalancedAccuracy, Figure.GoodBadPrecision, Figure.GoodBadRecall], Paper.GoodBad,
        alone: false);

    public static TableBlock TipChange(IReadOnlyList<RunScore> runs) => Table(
        "Tip change, on the scans that all labellers call changed or all unchanged. The paper gives the area alone.",
        runs, [Figure.TipChangeAuroc, Figure.TipChangeBalancedAccuracy, Figure.TipChangePrecision, Figure.TipChangeRecall],
        new PaperFigures(Paper.StateAuroc["tip_change"], double.NaN, double.NaN), alone: true);

    public static TableBlock AllStates(IReadOnlyList<RunScore> runs) => Table(
        "All states with tip change. The paper does not define its averages; ours. " + WithTipChange.Definition,
        runs, [Figure.FiveAuroc, Figure.FiveBalancedAccuracy, Figure.FivePrecision, Figure.FiveRecall], Paper.FiveStates,
        alone: false);

    private static TableBlock Table(
        string caption, IReadOnlyList<RunScore> runs, Figure[] figures, PaperFigures paper, bool alone)
    {
        var rows = new List<Cell[]>
        {
            (Cell[])
            [
                "the paper's ensemble", "random", Cell.Paper(paper.Auroc), Cell.Paper(paper.BalancedAccuracy),
                Cell.Paper(paper.Precision), Cell.None,
            ],
        };
        foreach (var run in runs)
        {
            string split = run.Run.Split.GroupsName;
            if (run.Ensemble is { } ensemble && double.IsFinite(figures[0].Of(ensemble.Result)))
            {
                rows.Add([$"Ensemble, {run.Name}", split, .. figures.Select(f => MethodsTable.Together(run, f))]);
            }
            rows.AddRange(run.Methods
                .Where(m => (alone || !m.OnlyTipChange) && m.Results.Any(r => double.IsFinite(figures[0].Of(r))))
                .Select(m => (Cell[])[$"{m.Name}, {run.Name}", split, .. figures.Select(f => Cell.Number(m.Of(f)))]));
        }
        return new TableBlock(caption, ["", "split by", .. figures.Select(f => f.Title)], rows);
    }
}
