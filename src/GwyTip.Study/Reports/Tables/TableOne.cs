using GwyTip.Training.Documents;

namespace GwyTip.Study.Reports;

/// <summary>The paper's Table I as the paper lays it out, the runs' figures under the paper's.</summary>
internal static class TableOne
{
    private static readonly (Figure Figure, Func<PaperFigures, double> Paper)[] _figures =
    [
        (Figure.Auroc, p => p.Auroc), (Figure.BalancedAccuracy, p => p.BalancedAccuracy), (Figure.Precision, p => p.Precision),
        (Figure.Recall, _ => double.NaN),
    ];

    public static TableBlock Make(IReadOnlyList<RunScore> runs)
    {
        string[] methods = MethodsOf(runs);
        var rows = new List<Cell[]>();
        foreach (var (figure, paper) in _figures)
        {
            if (figure != Figure.Recall)
            {
                rows.Add([$"{figure.Title}, paper", .. Cells(methods, (m, s) => Cell.Paper(paper(Paper.FiguresFor(m, s))))]);
            }
            rows.AddRange(runs.Select(run => (Cell[])
            [
                $"{figure.Title}, {run.Name}",
                .. Cells(methods, (m, s) => s == run.Surface ? Cell.Number(Value(run, m, figure)) : Cell.None),
            ]));
        }
        return new TableBlock(
            "Table I. The four states of H:Si(100) and the six of Au(111) and Cu(111): what the paper reports, and what the "
            + "members of the runs reach on their held-out scans. Ours: the mean over a network's members, each judged alone; "
            + "of the ensemble, the figure of its members together. Deviations and intervals are in the table of each run. The "
            + "paper gives no recall.",
            ["", .. methods.SelectMany(_ => Paper.Surfaces.Select(s => s.Name))],
            rows)
        {
            Groups = [("", 1), .. methods.Select(m => (MethodTitle.NameOf(m), Paper.Surfaces.Count))],
        };
    }

    /// <summary>What a run has for a cell of the table.</summary>
    public static double Value(RunScore run, string method, Figure figure) => method == MethodTitle.Ensemble
        ? run.Ensemble is { } e ? figure.Of(e.Result) : double.NaN
        : run.Methods.FirstOrDefault(m => m.Key == method && !m.IsExpert)?.Of(figure).Mean ?? double.NaN;

    private static IEnumerable<Cell> Cells(string[] methods, Func<string, string, Cell> cell) =>
        methods.SelectMany(m => Paper.Surfaces.Select(s => cell(m, s.Surface)));

    /// <summary>The paper's columns, and behind them the other networks of the runs.</summary>
    private static string[] MethodsOf(IReadOnlyList<RunScore> runs) =>
    [
        .. Paper.TableOne.Select(m => m.Method)
            .Union(runs.SelectMany(r => r.Methods).Where(m => !m.IsExpert).Select(m => m.Key))
            .OrderBy(MethodTitle.OrderOf),
    ];
}
