using GwyTip.Training.Documents;

namespace GwyTip.Study.Reports;

/// <summary>What <c>log.csv</c> of every finished member says, against the epoch.</summary>
internal static class LearningCurves
{
    private const int Left = 64, Top = 44, Width = 340, Height = 230, Bottom = Top + Height;

    private static readonly string[] _colours =
        ["#1f6fb4", "#cc2b2b", "#2c8c3c", "#d9a400", "#7b52ab", "#17a2a8", "#8c5a2b", "#e05fa5", "#5f6b7a"];

    public static IEnumerable<FigureBlock> Of(RunScore run) =>
        new[]
        {
            Chart(run, "loss", "training loss (weighted)"),
            Chart(run, "validation_loss", "validation loss"),
            Chart(run, "validation_auroc", "validation AUROC"),
            Chart(run, "tip_change_auroc", "validation AUROC of tip change"),
        }.OfType<FigureBlock>();

    private static FigureBlock? Chart(RunScore run, string column, string title)
    {
        (string Name, IReadOnlyList<double> Values)[] members =
        [
            .. run.Finished.Select(m => ($"{m + 1} {MethodTitle.NameOf(run.Run.Config.Members[m].Network)}", run.Run.Log(m).Column(column)))
                .Where(m => m.Item2.Any(double.IsFinite)),
        ];
        if (members.Length == 0)
        {
            return null;
        }
        double[] all = [.. members.SelectMany(m => m.Values).Where(double.IsFinite)];
        double low = all.Min(), high = all.Max() > all.Min() ? all.Max() : all.Min() + 1;
        int epochs = Math.Max(2, members.Max(m => m.Values.Count));
        var svg = new SvgText(Left + Width + 166, Bottom + 50).Title(Left + Width / 2, title);
        for (int i = 0; i <= 4; i++)
        {
            double y = Bottom - i * Height / 4.0;
            svg.Path(SvgText.Invariant($"M{Left} {y:0.#}h{Width}"), "stroke=\"#ddd\"")
                .Label(Left - 8, y + 4, SvgText.Invariant($"{low + i * (high - low) / 4:0.00}"), "text-anchor=\"end\"");
        }
        svg.Label(Left, Bottom + 20, "1", "text-anchor=\"middle\"").Label(Left + Width, Bottom + 20, $"{epochs}", "text-anchor=\"middle\"")
            .Label(Left + Width / 2, Bottom + 38, "epoch", "text-anchor=\"middle\"");
        for (int m = 0; m < members.Length; m++)
        {
            string colour = _colours[m % _colours.Length];
            svg.Lines(
                    members[m].Values.Index().Where(v => double.IsFinite(v.Item)).Select(v => (
                        Left + v.Index * Width / (double)(epochs - 1), Bottom - (v.Item - low) / (high - low) * Height)),
                    $"stroke=\"{colour}\" stroke-width=\"1.8\"")
                .Path(SvgText.Invariant($"M{Left + Width + 12} {Top + 8 + m * 18}h18"), $"stroke=\"{colour}\" stroke-width=\"3\"")
                .Label(Left + Width + 36, Top + 12 + m * 18, members[m].Name, "font-size=\"11\"");
        }
        return new FigureBlock(
            $"{run.Name}-{column.Replace('_', '-')}",
            $"{char.ToUpperInvariant(title[0])}{title[1..]} of each member, an epoch a point, from log.csv.",
            $"{title} by epoch. At the end: " + string.Join("; ", members.Select(m => $"{m.Name} {Cell.Number(m.Values[^1])}")), svg.ToString());
    }
}
