using GwyTip.Tests.Evaluation;
using System.Globalization;
using System.Xml.Linq;
using GwyTip.Training.Cards;
using GwyTip.Training.Evaluation;

namespace GwyTip.Tests.Cards;

public sealed class CurveChartsTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly IReadOnlyList<StateCurves> Curves =
        StateCurves.Of(SomePredictions.States, Judgement.Of(SomePredictions.Many(200, seed: 4)));

    [Fact]
    public void Each_state_has_a_line_of_its_own_colour_and_its_area_in_the_legend()
    {
        foreach (var (chart, areas) in new[]
        {
            (CurveCharts.Roc("ROC", Curves), Curves.Select(c => c.Roc.Area)),
            (CurveCharts.PrecisionRecall("PR", Curves), Curves.Select(c => c.PrecisionRecall.AveragePrecision)),
        })
        {
            var svg = XElement.Parse(chart);
            string[] texts = [.. svg.Descendants(Svg + "text").Select(t => t.Value)];

            Assert.Equal(4, svg.Descendants(Svg + "polyline").Select(l => l.Attribute("stroke")!.Value).Distinct().Count());
            Assert.All(
                Curves.Zip(areas),
                p => Assert.Contains(
                    $"{p.First.State.Replace('_', ' ')}: {p.Second.ToString("0.000", CultureInfo.InvariantCulture)}", texts));
        }
    }

    [Fact]
    public void A_roc_curve_runs_from_the_left_lower_corner_to_the_right_upper_one()
    {
        foreach (var line in XElement.Parse(CurveCharts.Roc("ROC", Curves)).Descendants(Svg + "polyline"))
        {
            var points = Points(line);
            Assert.Equal((64, 444), points[0]);
            Assert.Equal((464, 44), points[^1]);
            Assert.All(points.Zip(points.Skip(1)), p => Assert.True(p.Second.X >= p.First.X && p.Second.Y <= p.First.Y));
        }
    }

    [Fact]
    public void The_area_below_a_precision_recall_line_is_the_average_precision()
    {
        var lines = XElement.Parse(CurveCharts.PrecisionRecall("PR", Curves)).Descendants(Svg + "polyline");
        foreach (var (line, curves) in lines.Zip(Curves))
        {
            var points = Points(line);
            double area = points.Zip(points.Skip(1)).Sum(p => (p.Second.X - p.First.X) * (444 - p.First.Y)) / (400.0 * 400);

            Assert.Equal(curves.PrecisionRecall.AveragePrecision, area, tolerance: 0.005);
        }
    }

    [Fact]
    public void A_state_without_both_answers_has_an_empty_line_and_a_dash()
    {
        var curves = StateCurves.Of(SomePredictions.States, Judgement.Of([SomePredictions.Of("rows", 0, [0.1, 0.9, 0.1, 0.1])]));
        var svg = XElement.Parse(CurveCharts.Roc("<ROC> & more", curves));

        Assert.All(svg.Descendants(Svg + "polyline"), l => Assert.Equal("", l.Attribute("points")!.Value));
        Assert.Contains("rows: –", svg.Descendants(Svg + "text").Select(t => t.Value));
        Assert.Contains("<ROC> & more", svg.Descendants(Svg + "text").Select(t => t.Value));
    }

    private static (double X, double Y)[] Points(XElement line) =>
    [
        .. line.Attribute("points")!.Value.Split(' ').Select(p => p.Split(',')).Select(p =>
            (double.Parse(p[0], CultureInfo.InvariantCulture), double.Parse(p[1], CultureInfo.InvariantCulture))),
    ];
}
