using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Metrics;

namespace GwyTip.Study.Reports;

/// <summary>Table I of one run, with deviations and intervals: the methods down, the figures across.</summary>
internal static class MethodsTable
{
    public static TableBlock Make(RunScore run)
    {
        Figure[] figures = [Figure.Auroc, Figure.BalancedAccuracy, Figure.Precision, Figure.Recall];
        var rows = new List<Cell[]>();
        if (run.Ensemble is not null)
        {
            Cell[] together = [.. figures.Select(f => Together(run, f))];
            rows.Add(Row(run, MethodTitle.Ensemble, "Ensemble", Work(run, run.Chosen), together));
        }
        rows.AddRange(run.Methods.Where(m => !m.IsExpert).Select(
            m => Row(run, m.Key, m.Name, Work(run, m.Members), [.. figures.Select(f => Cell.Number(m.Of(f)))])));
        return new TableBlock(
            $"Methods of {run.Name}, the states other than tip change, on "
            + $"{Cell.Count(run.Ensemble?.Result.Metrics.Subset ?? 0)} held-out scans on "
            + "which all labellers agree on one state. A network: mean ± standard deviation of its members, each judged alone, "
            + "with calibration and thresholds from all validation folds of that network. The ensemble: its members together, "
            + $"with the 95 % interval of a bootstrap over {Drawn(run)}.{Experts(run)}",
            ["", "members", "epochs", "seconds", "ours", "paper", "ours", "paper", "ours", "paper", "ours"], rows)
        {
            Groups = [("", 1), ("trained", 3), ("AUROC", 2), ("balanced accuracy", 2), ("precision", 2), ("recall", 1)],
        };
    }

    private static string Experts(RunScore run)
    {
        string[] names = [.. run.Methods.Where(m => m is { IsExpert: true, OnlyTipChange: false }).Select(m => m.Name)];
        return names.Length == 0 ? "" : $" {string.Join(" and ", names)} tell one thing alone, and count in the ensemble only.";
    }

    public static string Drawn(RunScore run) => run.Unit == BootstrapUnit.Image ? "images" : "sessions";

    /// <summary>The ensemble's figure and its interval.</summary>
    public static Cell Together(RunScore run, Figure figure)
    {
        if (run.Ensemble is not { Result: { } result })
        {
            return Cell.None;
        }
        Interval? interval = figure.Interval is { } name && result.Metrics.Intervals.TryGetValue(name, out var i) ? i : null;
        return Cell.Number(figure.Of(result), interval);
    }

    /// <summary>How many members, epochs of each, seconds of all together.</summary>
    private static Cell[] Work(RunScore run, IReadOnlyList<int> members) =>
    [
        Cell.Count(members.Count), Cell.Range([.. members.Select(m => run.Run.Result(m).Epochs)]),
        Cell.Seconds(members.Sum(m => run.Run.Result(m).Seconds)),
    ];

    private static Cell[] Row(RunScore run, string key, string name, Cell[] work, Cell[] ours)
    {
        var paper = Paper.FiguresFor(key, run.Surface);
        return
        [
            name, .. work, ours[0], Cell.Paper(paper.Auroc), ours[1], Cell.Paper(paper.BalancedAccuracy), ours[2],
            Cell.Paper(paper.Precision), ours[3],
        ];
    }
}
