using System.Globalization;
using System.Xml.Linq;
using GwyTip.Tests.Evaluation;
using GwyTip.Training.Cards;
using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;

namespace GwyTip.Tests.Cards;

public sealed class CurveChartsTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly IReadOnlyList<StateCurves> Curves =
        StateCurves.Measure(SomePredictions.States, Judgement.FromPredictions(SomePredictions.Many(200, seed: 4)));

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

            Assert.All(Curves.Index(), c => Assert.Single(Lines(svg, c.Item.State, c.Index)));
            Assert.All(
                Curves.Zip(areas),
                p => Assert.Contains(
                    $"{p.First.State.Replace('_', ' ')}: {p.Second.ToString("0.000", CultureInfo.InvariantCulture)}", texts));
        }
    }

    [Fact]
    public void A_roc_curve_runs_from_the_left_lower_corner_to_the_right_upper_one()
    {
        var svg = XElement.Parse(CurveCharts.Roc("ROC", Curves));
        foreach (var (index, curves) in Curves.Index())
        {
            var points = Points(Lines(svg, curves.State, index).Single());
            Assert.Equal((0, 0), points[0]);
            Assert.Equal((1, 1), points[^1]);
            Assert.All(points.Zip(points.Skip(1)), p => Assert.True(p.Second.X >= p.First.X && p.Second.Y >= p.First.Y));
        }
    }

    [Fact]
    public void The_area_below_a_precision_recall_line_is_the_average_precision()
    {
        var svg = XElement.Parse(CurveCharts.PrecisionRecall("PR", Curves));
        foreach (var (index, curves) in Curves.Index())
        {
            var points = Points(Lines(svg, curves.State, index).Single());
            double area = points.Zip(points.Skip(1)).Sum(p => (p.Second.X - p.First.X) * p.First.Y);

            Assert.Equal(curves.PrecisionRecall.AveragePrecision, area, tolerance: 0.005);
        }
    }

    [Fact]
    public void A_state_without_both_answers_has_no_line_and_a_dash()
    {
        var curves = StateCurves.Measure(
            SomePredictions.States, Judgement.FromPredictions([SomePredictions.Of("rows", 0, [0.1, 0.9, 0.1, 0.1])]));
        var svg = XElement.Parse(CurveCharts.Roc("<ROC> & more", curves));

        Assert.All(curves.Index(), c => Assert.Empty(Lines(svg, c.Item.State, c.Index)));
        Assert.Contains("rows: –", svg.Descendants(Svg + "text").Select(t => t.Value));
        Assert.Contains("<ROC> & more", svg.Descendants(Svg + "text").Select(t => t.Value));
    }

    [Fact]
    public void The_same_curves_give_the_same_bytes_whatever_the_culture()
    {
        string expected = CurveCharts.Roc("ROC", Curves);
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "minus";
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal(expected, CurveCharts.Roc("ROC", Curves));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>The curves of a state: legend, grid and diagonal are drawn otherwise.</summary>
    private static IEnumerable<XElement> Lines(XElement svg, string state, int index)
    {
        int colour = Convert.ToInt32(StateColours.ForState(state, index)[1..], 16);
        string stroke = $"stroke:rgb({colour >> 16},{(colour >> 8) & 255},{colour & 255});";
        return svg.Descendants(Svg + "polyline").Where(l => l.Attribute("style")!.Value is var style
            && style.Contains(stroke, StringComparison.Ordinal)
            && style.Contains("stroke-linejoin:round", StringComparison.Ordinal));
    }

    /// <summary>In parts of the square that the lines are in, from its left lower corner.</summary>
    private static (double X, double Y)[] Points(XElement line) =>
    [
        .. line.Attribute("points")!.Value.Split(' ').Select(p => p.Split(',')).Select(p => (
            Math.Round((double.Parse(p[0], CultureInfo.InvariantCulture) - 64) / 400, 6),
            Math.Round((444 - double.Parse(p[1], CultureInfo.InvariantCulture)) / 400, 6))),
    ];
}
