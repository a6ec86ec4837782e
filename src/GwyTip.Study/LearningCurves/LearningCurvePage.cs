using GwyTip.Training.Documents;
using GwyTip.Training.Metrics;

namespace GwyTip.Study.LearningCurves;

/// <summary>A learning curve as a table and as a picture.</summary>
internal static class LearningCurvePage
{
    public const string TableName = "learning-curve.md";

    public const string PictureName = "learning-curve.svg";

    private const int Left = 64, Top = 44, Width = 400, Height = 260, Bottom = Top + Height;

    /// <summary>Where the axis begins: a guess.</summary>
    private const double From = 0.5;

    public static string Table(LearningCurveFile curve)
    {
        string[] states = [.. curve.Points[0].States.Keys];
        string judged = curve.Settings.Subset == "held-out" ? "held-out scans" : "scans for tuning";
        return MarkdownWriter.Text(new Document()
            .Add(TableBlock.Of(
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
        var sizes = Sizes(curve).ToArray();
        double low = Math.Log(sizes[0].Key), high = Math.Max(low + 1, Math.Log(sizes[^1].Key));
        double X(int size) => Left + 16 + (Math.Log(size) - low) / (high - low) * (Width - 32);
        double Y(double area) => Bottom - (Math.Max(area, From) - From) / (1 - From) * Height;
        var svg = new SvgText(Left + Width + 190, Bottom + 56).Title(Left + Width / 2, $"{curve.Settings.Surface} as a new surface");
        for (int i = 0; i <= 5; i++)
        {
            double at = From + i * (1 - From) / 5;
            svg.Path(SvgText.Invariant($"M{Left} {Y(at):0.#}h{Width}"), "stroke=\"#ddd\"")
                .Label(Left - 8, Y(at) + 4, SvgText.Invariant($"{at:0.0}"), "text-anchor=\"end\"");
        }
        foreach (var size in sizes)
        {
            svg.Label(X(size.Key), Bottom + 20, $"{size.Key}", "text-anchor=\"middle\"");
        }
        svg.Label(Left + Width / 2, Bottom + 42, "labelled scans a state", "text-anchor=\"middle\"")
            .Label(18, (Top + Bottom) / 2, "AUROC on unseen sessions", SvgText.Invariant($"text-anchor=\"middle\" transform=\"rotate(-90 18 {(Top + Bottom) / 2})\""));
        string[] states = [.. curve.Points[0].States.Keys];
        (string Name, string Colour, Func<LearningPoint, double> Of)[] lines =
        [
            .. states.Select((s, k) => (Cell.State(s), StateColours.Of(s, k), (Func<LearningPoint, double>)(p => p.States[s]))),
            ("mean", "#222", p => p.Auroc),
        ];
        foreach (var (index, line) in lines.Index())
        {
            bool isMean = index == lines.Length - 1;
            svg.Lines(sizes.Select(g => (X(g.Key), Y(g.Average(line.Of)))), $"stroke=\"{line.Colour}\" stroke-width=\"{(isMean ? "3" : "1.5")}\"")
                .Path(SvgText.Invariant($"M{Left + Width + 12} {Top + 8 + index * 20}h18"), $"stroke=\"{line.Colour}\" stroke-width=\"3\"")
                .Label(Left + Width + 36, Top + 12 + index * 20, line.Name);
        }
        foreach (var point in curve.Points)
        {
            svg.Box(X(point.Size) - 2, Y(point.Auroc) - 2, 4, 4, "fill=\"#222\"", SvgText.Invariant($"draw {point.Draw}: {point.Auroc:0.000}"));
        }
        return svg.ToString();
    }

    private static IEnumerable<IGrouping<int, LearningPoint>> Sizes(LearningCurveFile curve) =>
        curve.Points.OrderBy(p => p.Draw).GroupBy(p => p.Size).OrderBy(g => g.Key);

    private static Cell Auroc(IGrouping<int, LearningPoint> size)
    {
        var interval = new Interval(size.Min(p => p.Auroc), size.Max(p => p.Auroc));
        return Cell.Number(size.Average(p => p.Auroc), size.Count() > 1 ? interval : null);
    }
}
