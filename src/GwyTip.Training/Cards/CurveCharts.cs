using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;

namespace GwyTip.Training.Cards;

/// <summary>
/// The pictures beside a card: one line a state, the area below it in the legend. A state without both classes has no line.
/// </summary>
public static class CurveCharts
{
    /// <param name="title">Above the chart.</param>
    /// <param name="curves">The states' curves, in the bundle's order.</param>
    /// <returns>The text of an SVG file.</returns>
    public static string Roc(string title, IReadOnlyList<StateCurves> curves) =>
        new LineChart(
            title, ChartAxis.Share("false positive rate"), ChartAxis.Share("true positive rate"), LegendPlace.RightBelow)
        { HasDiagonal = true }.Draw(
        [
            .. curves.Select((c, i) => Line(
                c.State, i, c.Roc.Area, [.. c.Roc.Points.Select(p => (p.FalsePositiveRate, p.TruePositiveRate))])),
        ]);

    /// <inheritdoc cref="Roc"/>
    public static string PrecisionRecall(string title, IReadOnlyList<StateCurves> curves) =>
        new LineChart(title, ChartAxis.Share("recall"), ChartAxis.Share("precision"), LegendPlace.LeftBelow).Draw(
            [.. curves.Select((c, i) => Line(c.State, i, c.PrecisionRecall.AveragePrecision, Stairs(c)))]);

    /// <summary>
    /// Steps, not slopes: between two thresholds there is nothing, and the area below is the average precision.
    /// </summary>
    private static List<(double X, double Y)> Stairs(StateCurves curves)
    {
        var stairs = new List<(double, double)>();
        double recall = 0;
        foreach (var p in curves.PrecisionRecall.Points)
        {
            stairs.Add((recall, p.Precision));
            stairs.Add((p.Recall, p.Precision));
            recall = p.Recall;
        }
        return stairs;
    }

    private static ChartLine Line(string state, int index, double area, IReadOnlyList<(double X, double Y)> points) =>
        new($"{Cell.State(state)}: {Cell.Number(area)}", StateColours.ForState(state, index), points);
}
