using System.Globalization;
using System.Xml.Linq;
using GwyTip.Training.Documents;

namespace GwyTip.Tests.Documents;

public sealed class LineChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData(LegendPlace.Beside, 40)]
    [InlineData(LegendPlace.RightBelow, 9)]
    [InlineData(LegendPlace.LeftBelow, 9)]
    [InlineData(LegendPlace.RightAbove, 9)]
    internal void All_text_of_a_legend_lies_within_the_picture(LegendPlace place, int count)
    {
        ChartLine[] lines =
        [
            .. Enumerable.Range(1, count)
                .Select(i => new ChartLine($"{i} VGG with batch normalisation", "#1f6fb4", [(1, i), (2, -i)])),
        ];
        var svg = XElement.Parse(new LineChart("Many", new ChartAxis("epoch", 1, 2), new ChartAxis("loss"), place).Draw(lines));
        double width = Number(svg.Attribute("width")!.Value), height = Number(svg.Attribute("height")!.Value);
        var legend = svg.Descendants(Svg + "text").Where(t => t.Value.Contains("VGG", StringComparison.Ordinal)).ToArray();

        Assert.Equal(count, legend.Length);
        Assert.All(legend, text =>
        {
            double[] at = [.. text.Attribute("transform")!.Value.Split('(', ')')[1].Split(',').Select(Number)];
            // A browser makes this text 0.535 of its 13 pixels a letter wide in DejaVu Sans, which is as wide as Verdana.
            Assert.InRange(at[0] + 0.55 * 13 * text.Value.Length, 0, width);
            Assert.InRange(at[1], 13, height - 4);
        });
    }

    [Fact]
    public void It_stands_alone()
    {
        var chart = new LineChart("One", new ChartAxis("x"), new ChartAxis("y"), LegendPlace.Beside);
        string text = chart.Draw([new ChartLine("line", "#cc2b2b", [(0, 0), (1, 1)])]);

        Assert.StartsWith("<svg", text, StringComparison.Ordinal);
        var svg = XElement.Parse(text);
        Assert.Contains("fill:rgb(255,255,255)", svg.Elements().First().Attribute("style")!.Value, StringComparison.Ordinal);
        // Ids would meet those of other charts in one page.
        Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Name.LocalName is "id" or "href" or "clip-path");
        Assert.All(svg.Descendants(Svg + "text"), t => Assert.Equal("sans-serif", t.Attribute("font-family")!.Value));
    }

    [Fact]
    public void A_logarithmic_axis_has_numbers_where_it_is_told()
    {
        var sizes = new ChartAxis("scans", 4, 250) { IsLogarithmic = true, Ticks = [5, 10, 200] };
        var svg = XElement.Parse(new LineChart("Sizes", sizes, ChartAxis.Share("area"), LegendPlace.Beside)
            .Draw([new ChartLine("line", "#cc2b2b", [(5, 0.5), (200, 1)])]));

        Assert.Equal(
            ["5", "10", "200"], svg.Descendants(Svg + "text").Select(t => t.Value).Where(t => t.All(char.IsAsciiDigit)));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
