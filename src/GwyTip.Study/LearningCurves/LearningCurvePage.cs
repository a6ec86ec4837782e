using GwyTip.Training.Documents;
using GwyTip.Training.Metrics;

namespace GwyTip.Study.LearningCurves;

/// <summary>A learning curve as a table and as a picture.</summary>
internal static class LearningCurvePage
{
    public const string TableName = "learning-curve.md";

    public const string PictureName = "learning-curve.svg";

    /// <summary>How far the axis goes beyond the sizes.</summary>
    private const double Margin = 1.1;

    public static string Table(LearningCurveFile curve)
    {
        string[] states = [.. curve.Points[0].States.Keys];
        string judged = curve.Settings.Subset == "held-out" ? "held-out scans" : "scans for tuning";
        return MarkdownWriter.Text(new Document()
            .Add(TableBlock.FromItems(
                $"{curve.Settings.Surface} treated as new: AUROC on {curve.Judged} {judged} of other sessions, one state each; "
                + $"ensembles of {curve.Settings.Members}; mean over the draws, lowest to highest.",
                ["scans a state", "scans in all", "draws", "AUROC, mean of the states", .. states], Sizes(curve),
                g =>
                [
                    Cell.Exact(g.Key), Cell.Number(g.Average(p => p.Scans), "0"), Cell.Count(g.Count()), Auroc(g),
                    .. states.Select(s => Cell.Number(g.Average(p => p.States[s]))),
                ]))
            .Paragraph("Started from " + string.Join("; ", curve.Settings.Sources) + "."));
    }

    public static string Picture(LearningCurveFile curve)
    {
        double[] sizes = [.. Sizes(curve).Select(g => (double)g.Key)];
        ChartLine[] lines =
        [
            .. curve.Points[0].States.Keys.Select((s, k) => Line(
                curve, Cell.State(s), StateColours.ForState(s, k), p => p.States[s]) with { Width = 1.5 }),
            Line(curve, "mean", "#222222", p => p.Auroc) with { Width = 3 },
        ];
        // A guess is where the axis begins, unless something is worse.
        double least = Math.Min(0.5, lines.SelectMany(l => l.Points).Concat(Draws(curve)).Min(p => p.Y));
        var x = new ChartAxis("labelled scans a state", sizes[0] / Margin, sizes[^1] * Margin)
        {
            IsLogarithmic = true,
            Ticks = sizes,
        };
        var y = new ChartAxis("AUROC on unseen sessions", Math.Floor(10 * least) / 10, 1) { Step = 0.1, Format = "0.0" };
        return new LineChart($"{curve.Settings.Surface} as a new surface", x, y, LegendPlace.Beside)
        {
            Height = 260,
            Points = [.. Draws(curve)],
        }.Draw(lines);
    }

    private static ChartLine Line(LearningCurveFile curve, string name, string colour, Func<LearningPoint, double> of) =>
        new(name, colour, [.. Sizes(curve).Select(g => ((double)g.Key, g.Average(of)))]);

    /// <summary>The mean over the states, of each draw by itself.</summary>
    private static IEnumerable<(double X, double Y)> Draws(LearningCurveFile curve) =>
        curve.Points.Select(p => ((double)p.Size, p.Auroc));

    private static IEnumerable<IGrouping<int, LearningPoint>> Sizes(LearningCurveFile curve) =>
        curve.Points.OrderBy(p => p.Draw).GroupBy(p => p.Size).OrderBy(g => g.Key);

    private static Cell Auroc(IGrouping<int, LearningPoint> size)
    {
        var interval = new Interval(size.Min(p => p.Auroc), size.Max(p => p.Auroc));
        return Cell.Number(size.Average(p => p.Auroc), size.Count() > 1 ? interval : null);
    }
}
