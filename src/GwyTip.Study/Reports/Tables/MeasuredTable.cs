using GwyTip.Study.RealFiles;
using GwyTip.Training.Documents;

namespace GwyTip.Study.Reports;

/// <summary>
/// What the methods of a run on simulated scans are worth on measured ones: the methods down, the figures across.
/// </summary>
internal static class MeasuredTable
{
    private static readonly string[] _figures =
        [RealFigure.GoodAgainstBad, RealFigure.SharpCalled(Core.Verdict.Good), RealFigure.SharpCalled(Core.Verdict.Bad)];

    public static TableBlock Make(MeasuredScore score) => TableBlock.FromItems(
        $"Methods of {score.Run.Name} on measured scans that are clearly good or bad by one observer's eye, asked of all of them "
        + "whether they look like its surface or not: the members of a method vote together. Score and intervals as in "
        + "`gwytip-study real`. A random forest and guesses are kept in no file that other scans could be asked of.",
        ["", "members", .. _figures, "scans"], score.Rows,
        row =>
        [
            MethodTitle.NameOf(row.Key), Cell.Count(row.Members),
            .. _figures.Select(f => row.Figures.TryGetValue(f, out var figure)
                ? Cell.Number(figure.Value, figure.Interval) : Cell.None),
            row.Figures.TryGetValue(RealFigure.GoodAgainstBad, out var area)
                ? $"{Cell.Count(area.Positive)} against {Cell.Count(area.Negative ?? 0)}" : Cell.None,
        ]);
}
