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

    public static string Words(LearningPoint point) => point.By switch
    {
        Labelled.OfEachState => $"{point.Size} a state",
        Labelled.Random => $"{point.Size} labels by chance",
        _ => $"{point.Size} labels as chosen",
    };

    public static string Table(LearningCurveFile curve)
    {
        string[] states = [.. curve.Points[0].States.Keys];
        bool isSorted = curve.Settings.Folder == 0;
        string judged = curve.Settings.Subset == "held-out" ? "held-out scans" : "scans for tuning";
        string drawn = isSorted ? "" : $" labels of folders of {curve.Settings.Folder} scans;";
        string[] first = isSorted ? ["scans a state", "scans in all"] : ["labels", "of the rarest state"];
        return MarkdownWriter.Text(new Document()
            .Add(TableBlock.FromItems(
                $"{curve.Settings.Surface} treated as new:{drawn} AUROC on {curve.Judged} {judged} of other sessions, one state "
                + $"each; ensembles of {curve.Settings.Members}; mean over the draws, lowest to highest.",
                [.. first, "draws", "AUROC, mean of the states", .. states], Sizes(curve),
                g =>
                [
                    isSorted ? Cell.Exact(g.Key.Size) : Words(g.First()),
                    Cell.Number(g.Average(p => isSorted ? p.Scans : p.Rarest), "0"), Cell.Count(g.Count()), Auroc(g),
                    .. states.Select(s => Cell.Number(g.Average(p => p.States[s]))),
                ]))
            .Paragraph("Started from " + string.Join("; ", curve.Settings.Sources) + "."));
    }

    public static string Picture(LearningCurveFile curve)
    {
        double[] sizes = [.. curve.Points.Select(p => (double)p.Size).Distinct().Order()];
        bool isSorted = curve.Settings.Folder == 0;
        ChartLine[] lines = isSorted
            ?
            [
                .. curve.Points[0].States.Keys.Select((s, k) => Line(
                    curve, Labelled.OfEachState, Cell.State(s), StateColours.ForState(s, k), p => p.States[s]) with
                { Width = 1.5 }),
                Line(curve, Labelled.OfEachState, "mean", "#222222", p => p.Auroc) with { Width = 3 },
            ]
            :
            [
                Line(curve, Labelled.Chosen, "as the page chooses", "#0072b2", p => p.Auroc) with { Width = 3 },
                Line(curve, Labelled.Random, "by chance", "#d55e00", p => p.Auroc) with { Width = 3 },
            ];
        // A guess is where the axis begins, unless something is worse.
        double least = Math.Min(isSorted ? 0.5 : 0.7, lines.SelectMany(l => l.Points).Concat(Draws(curve)).Min(p => p.Y));
        var x = new ChartAxis(isSorted ? "labelled scans a state" : "labels", sizes[0] / Margin, sizes[^1] * Margin)
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

    private static ChartLine Line(
        LearningCurveFile curve, Labelled by, string name, string colour, Func<LearningPoint, double> of) =>
        new(name, colour, [.. Sizes(curve).Where(g => g.Key.By == by).Select(g => ((double)g.Key.Size, g.Average(of)))]);

    /// <summary>The mean over the states, of each draw by itself.</summary>
    private static IEnumerable<(double X, double Y)> Draws(LearningCurveFile curve) =>
        curve.Points.Select(p => ((double)p.Size, p.Auroc));

    private static IEnumerable<IGrouping<(int Size, Labelled By), LearningPoint>> Sizes(LearningCurveFile curve) =>
        curve.Points.OrderBy(p => p.Draw).GroupBy(p => (p.Size, p.By)).OrderBy(g => g.Key);

    private static Cell Auroc(IGrouping<(int Size, Labelled By), LearningPoint> size)
    {
        var interval = new Interval(size.Min(p => p.Auroc), size.Max(p => p.Auroc));
        return Cell.Number(size.Average(p => p.Auroc), size.Count() > 1 ? interval : null);
    }
}
