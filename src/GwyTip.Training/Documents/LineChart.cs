using System.Globalization;
using System.Text;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace GwyTip.Training.Documents;

/// <summary>Where a legend is out of the way of the lines.</summary>
internal enum LegendPlace
{
    RightAbove,
    RightBelow,
    LeftBelow,
    Beside,
}

/// <summary>
/// A chart of lines as SVG, drawn by OxyPlot: a white ground, nothing outside the file, the same bytes for the same lines.
/// </summary>
/// <param name="Title">Above the chart.</param>
/// <param name="X">The axis below it.</param>
/// <param name="Y">The axis at its left.</param>
/// <param name="Legend">Where the legend stands.</param>
internal sealed record LineChart(string Title, ChartAxis X, ChartAxis Y, LegendPlace Legend)
{
    private const string Font = "sans-serif";
    private const double FontSize = 13;
    private const int Top = 44, Right = 24, Bottom = 56, LegendRow = 18, LegendSymbol = 20, LegendMargin = 8;

    private static readonly OxyColor _ink = OxyColor.Parse("#222222"), _grid = OxyColor.Parse("#dddddd");

    /// <summary>Of the part that the lines are in.</summary>
    public int Width { get; init; } = 400;

    public int Height { get; init; } = 400;

    /// <summary>Whether to draw the diagonal that a guess would give.</summary>
    public bool HasDiagonal { get; init; }

    /// <summary>Points by themselves, in the colour of the text.</summary>
    public IReadOnlyList<(double X, double Y)> Points { get; init; } = [];

    public string Draw(IReadOnlyList<ChartLine> lines)
    {
        bool beside = Legend == LegendPlace.Beside;
        int left = Y.IsLogarithmic ? 84 : 64;
        int height = beside ? Math.Max(Height, (lines.Count + 1) * LegendRow) : Height;
        var model = new PlotModel
        {
            Culture = CultureInfo.InvariantCulture,
            Title = Title,
            TitleFont = Font,
            TitleFontSize = 15,
            TitleFontWeight = FontWeights.Normal,
            TitlePadding = 0,
            TitleHorizontalAlignment = TitleHorizontalAlignment.CenteredWithinPlotArea,
            DefaultFont = Font,
            DefaultFontSize = FontSize,
            TextColor = _ink,
            Padding = new OxyThickness(0, 12, 0, 0),
            PlotMargins = new OxyThickness(left, Top - 12 - Canvas.SizeOf(Title, 15).Height, Right, Bottom),
            PlotAreaBorderThickness = new OxyThickness(0),
        };
        // Below the lines: those of a good ensemble run along the edge.
        model.Annotations.Add(new RectangleAnnotation
        {
            Layer = AnnotationLayer.BelowSeries,
            Fill = OxyColors.Undefined,
            Stroke = OxyColor.Parse("#444444"),
            StrokeThickness = 1,
        });
        model.Axes.Add(AxisOf(X, AxisPosition.Bottom));
        model.Axes.Add(AxisOf(Y, AxisPosition.Left));
        if (HasDiagonal)
        {
            model.Series.Add(SeriesOf(new ChartLine("", "#999999", [(0, 0), (1, 1)]) { Width = 1 }, [4, 4]));
        }
        foreach (var line in lines)
        {
            model.Series.Add(SeriesOf(line));
        }
        if (Points.Count > 0)
        {
            var points = new ScatterSeries
            {
                MarkerType = MarkerType.Square,
                MarkerSize = 2,
                MarkerFill = _ink,
                RenderInLegend = false,
            };
            points.Points.AddRange(Points.Select(p => new ScatterPoint(p.X, p.Y)));
            model.Series.Add(points);
        }
        model.Legends.Add(LegendBox());
        double legend = beside
            ? 2 * LegendMargin + LegendSymbol + 20 + lines.Max(l => Canvas.SizeOf(l.Legend, FontSize).Width)
            : 0;
        return Canvas.Draw(model, left + Width + Right + Math.Ceiling(legend), Top + height + Bottom);
    }

    private static LineSeries SeriesOf(ChartLine line, double[]? dashes = null)
    {
        var series = new LineSeries
        {
            Title = line.Legend,
            RenderInLegend = line.Legend.Length > 0,
            Color = OxyColor.Parse(line.Colour),
            StrokeThickness = line.Width,
            Dashes = dashes,
            LineJoin = LineJoin.Round,
            // Half a pixel: curves of thousands of scans would make large files.
            MinimumSegmentLength = 0.5,
        };
        series.Points.AddRange(line.Points.Select(p => new DataPoint(p.X, p.Y)));
        return series;
    }

    private static Axis AxisOf(ChartAxis axis, AxisPosition position)
    {
        Axis made = axis.IsLogarithmic ? new MarkedAxis(axis.Ticks) : new LinearAxis();
        made.Position = position;
        made.Title = axis.Title;
        made.Minimum = axis.Low;
        made.Maximum = axis.High;
        made.MajorStep = axis.Step;
        made.MinimumMajorStep = axis.IsWhole ? 1 : 0;
        made.StringFormat = axis.Format;
        made.MajorGridlineStyle = LineStyle.Solid;
        made.MajorGridlineColor = _grid;
        made.TickStyle = TickStyle.None;
        made.TitleFontSize = FontSize;
        made.AxisTitleDistance = position == AxisPosition.Bottom ? 14 : 8;
        made.AxisTickToLabelDistance = 8;
        return made;
    }

    private Legend LegendBox() => new()
    {
        LegendPlacement = Legend == LegendPlace.Beside ? LegendPlacement.Outside : LegendPlacement.Inside,
        LegendPosition = Legend switch
        {
            LegendPlace.RightBelow => LegendPosition.RightBottom,
            LegendPlace.LeftBelow => LegendPosition.LeftBottom,
            LegendPlace.Beside or LegendPlace.RightAbove => LegendPosition.RightTop,
            _ => throw new NotSupportedException($"no place {Legend}"),
        },
        LegendFont = Font,
        LegendFontSize = FontSize,
        LegendTextColor = _ink,
        LegendSymbolLength = LegendSymbol,
        LegendBackground = OxyColor.FromAColor(217, OxyColors.White),
        LegendBorder = Legend == LegendPlace.Beside ? OxyColors.Undefined : OxyColor.Parse("#cccccc"),
        LegendMargin = LegendMargin,
        LegendSymbolMargin = 8,
        LegendLineSpacing = 7,
    };

    /// <summary>A logarithmic axis with numbers at chosen places.</summary>
    private sealed class MarkedAxis(IReadOnlyList<double>? ticks) : LogarithmicAxis
    {
        public override void GetTickValues(
            out IList<double> majorLabels, out IList<double> majorTicks, out IList<double> minorTicks)
        {
            base.GetTickValues(out majorLabels, out majorTicks, out minorTicks);
            if (ticks is not null)
            {
                majorLabels = majorTicks = [.. ticks];
            }
        }
    }

    /// <summary>OxyPlot's SVG, but no line at an edge is cut in half, and letters may be as wide as in any common font.</summary>
    private sealed class Canvas(Stream stream, double width, double height) : SvgRenderContext(
        stream, width, height, isDocument: false, new PdfRenderContext(width, height, OxyColors.White), OxyColors.White, true)
    {
        /// <summary>
        /// OxyPlot measures the width of Helvetica in points, and a sans-serif font may be as wide as Verdana. The height it
        /// measures is about that of capital letters in pixels, which puts text in the middle of where it belongs.
        /// </summary>
        private const double Pixels = 96.0 / 72, Widest = 1.18;

        public static string Draw(IPlotModel model, double width, double height)
        {
            using var stream = new MemoryStream();
            using (var canvas = new Canvas(stream, width, height))
            {
                model.Update(true);
                model.Render(canvas, new OxyRect(0, 0, width, height));
                canvas.Complete();
                canvas.Flush();
            }
            string text = Encoding.UTF8.GetString(stream.ToArray());
            // Without the XML declaration, so that it can stand in a page, too; and without a namespace that nothing here is of.
            return text[text.IndexOf("<svg", StringComparison.Ordinal)..]
                .Replace(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"", "", StringComparison.Ordinal) + "\n";
        }

        /// <summary>How much room a text takes.</summary>
        public static OxySize SizeOf(string text, double fontSize)
        {
            using var nowhere = new Canvas(Stream.Null, 1, 1);
            return nowhere.MeasureText(text, Font, fontSize, FontWeights.Normal);
        }

        public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
        {
            var size = base.MeasureText(text, fontFamily, fontSize, fontWeight);
            return new OxySize(Widest * Pixels * size.Width, size.Height);
        }

        protected override void SetClip(OxyRect clippingRectangle)
        {
        }

        protected override void ResetClip()
        {
        }
    }
}
