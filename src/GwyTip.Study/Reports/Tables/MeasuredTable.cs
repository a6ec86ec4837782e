using GwyTip.Study.RealFiles;
using GwyTip.Training.Documents;
using GwyTip.Training.Members;

namespace GwyTip.Study.Reports;

/// <summary>What the methods of a run on simulated scans are worth on measured ones: the methods down, the figures across.</summary>
internal static class MeasuredTable
{
    private static readonly string[] _figures =
        [RealFigure.GoodAgainstBad, RealFigure.SharpCalled(Core.Verdict.Good), RealFigure.SharpCalled(Core.Verdict.Bad)];

    public static TableBlock Make(RunScore run, MeasuredScans measured)
    {
        var rows = new List<Cell[]>();
        if (run.Chosen.Count > 0)
        {
            rows.Add(Row("Ensemble", run, run.Chosen, measured));
        }
        rows.AddRange(run.Methods.Where(m => !m.IsExpert).Select(m => Method.Named(m.Key).IsNetwork
            ? Row(m.Name, run, m.Members, measured)
            : [m.Name, Cell.Count(m.Members.Count), .. _figures.Select(_ => Cell.None), Cell.None]));
        return new TableBlock(
            $"Methods of {run.Name} on measured scans that are clearly good or bad by one observer's eye, all asked of them whether "
            + "they look like its surface or not: the members of a method vote together. Score and intervals as in "
            + "`gwytip-study real`. A random forest and guesses are kept in no file that other scans could be asked of.",
            ["", "members", .. _figures, "scans"], rows);
    }

    private static Cell[] Row(string name, RunScore run, IReadOnlyList<int> members, MeasuredScans measured)
    {
        var figures = RealFigure.Measure(measured.Judge(run.Run.Only(members))).ToDictionary(f => f.Name);
        var area = figures[RealFigure.GoodAgainstBad];
        return
        [
            name, Cell.Count(members.Count), .. _figures.Select(f => Cell.Number(figures[f].Value, figures[f].Interval)),
            $"{Cell.Count(area.Positive)} against {Cell.Count(area.Negative ?? 0)}",
        ];
    }
}
