using GwyTip.Training.Documents;

namespace GwyTip.Study.Reports;

/// <summary>What <c>log.csv</c> of every finished member says, against the epoch.</summary>
internal static class TrainingCurves
{
    private static readonly string[] _colours =
        ["#1f6fb4", "#cc2b2b", "#2c8c3c", "#d9a400", "#7b52ab", "#17a2a8", "#8c5a2b", "#e05fa5", "#5f6b7a"];

    public static IEnumerable<FigureBlock> Draw(RunScore run) =>
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
            .. run.Finished
                .Select(m => ($"{m + 1} {MethodTitle.NameOf(run.Run.Config.Members[m].Network)}", run.Run.Log(m).Column(column)))
                .Where(m => m.Item2.Any(double.IsFinite)),
        ];
        if (members.Length == 0)
        {
            return null;
        }
        var epochs = new ChartAxis("epoch", 1, Math.Max(2, members.Max(m => m.Values.Count))) { IsWhole = true };
        var value = new ChartAxis("") { Format = "0.00##" };
        var chart = new LineChart(title, epochs, value, LegendPlace.Beside) { Width = 340, Height = 230 };
        return new FigureBlock(
            $"{run.Name}-{column.Replace('_', '-')}",
            $"{char.ToUpperInvariant(title[0])}{title[1..]} of each member, an epoch a point, from log.csv.",
            $"{title} by epoch. At the end: " + string.Join("; ", members.Select(m => $"{m.Name} {Cell.Number(m.Values[^1])}")),
            chart.Draw([.. members.Select((m, i) => new ChartLine(m.Name, _colours[i % _colours.Length], Points(m.Values)))]));
    }

    private static (double X, double Y)[] Points(IReadOnlyList<double> values) =>
        [.. values.Index().Where(v => double.IsFinite(v.Item)).Select(v => (v.Index + 1.0, v.Item))];
}
