using System.Globalization;
using System.Security;
using System.Text;

namespace GwyTip.Training.Documents;

/// <summary>A chart of lines in the unit square, as SVG without anything outside the file.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="XLabel">Below it.</param>
/// <param name="YLabel">At its left.</param>
/// <param name="Diagonal">Whether to draw the diagonal that a guess would give.</param>
internal sealed record SquareChart(string Title, string XLabel, string YLabel, bool Diagonal)
{
    private const int Side = 400, Left = 64, Top = 44, Right = Left + Side, Bottom = Top + Side;
    private const int LegendRow = 20, LegendWidth = 220;

    public string Draw(IReadOnlyList<ChartLine> lines)
    {
        var svg = new StringBuilder();
        const int width = Right + 24, height = Bottom + 56;
        svg.Append(Invariant(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" "));
        svg.Append("font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        svg.Append(Text((Left + Right) / 2, 26, Title, "font-size=\"15\" text-anchor=\"middle\""));
        Axes(svg);
        foreach (var line in lines)
        {
            svg.Append(Invariant(
                $"<polyline fill=\"none\" stroke=\"{line.Colour}\" stroke-width=\"2\" stroke-linejoin=\"round\" points=\""));
            svg.AppendJoin(' ', line.Points.Select(p => Invariant($"{X(p.X):0.#},{Y(p.Y):0.#}")).Distinct());
            svg.Append("\"/>\n");
        }
        Legend(svg, lines);
        return svg.Append("</svg>\n").ToString();
    }

    private void Axes(StringBuilder svg)
    {
        for (int i = 0; i <= 5; i++)
        {
            double at = i / 5.0;
            svg.Append(Invariant($"<path stroke=\"#ddd\" d=\"M{X(at):0.#} {Top}V{Bottom}M{Left} {Y(at):0.#}H{Right}\"/>\n"));
            string number = at.ToString("0.0", CultureInfo.InvariantCulture);
            svg.Append(Text((int)X(at), Bottom + 18, number, "text-anchor=\"middle\""));
            svg.Append(Text(Left - 8, (int)Y(at) + 4, number, "text-anchor=\"end\""));
        }
        if (Diagonal)
        {
            svg.Append(Invariant($"<path stroke=\"#999\" stroke-dasharray=\"4 4\" d=\"M{Left} {Bottom}L{Right} {Top}\"/>\n"));
        }
        svg.Append(Invariant(
            $"<rect x=\"{Left}\" y=\"{Top}\" width=\"{Side}\" height=\"{Side}\" fill=\"none\" stroke=\"#444\"/>\n"));
        svg.Append(Text((Left + Right) / 2, Bottom + 42, XLabel, "text-anchor=\"middle\""));
        const int middle = (Top + Bottom) / 2;
        svg.Append(Text(18, middle, YLabel, Invariant($"text-anchor=\"middle\" transform=\"rotate(-90 18 {middle})\"")));
    }

    /// <summary>
    /// In the corner that curves of a good score leave free: right below for a ROC, left below for precision and recall.
    /// </summary>
    private void Legend(StringBuilder svg, IReadOnlyList<ChartLine> lines)
    {
        int height = lines.Count * LegendRow + 8, top = Bottom - height - 8, left = Diagonal ? Right - LegendWidth - 8 : Left + 8;
        svg.Append(Invariant(
            $"<rect x=\"{left}\" y=\"{top}\" width=\"{LegendWidth}\" height=\"{height}\" fill=\"#fff\" "));
        svg.Append("fill-opacity=\"0.85\" stroke=\"#ccc\"/>\n");
        for (int i = 0; i < lines.Count; i++)
        {
            int middle = top + 4 + i * LegendRow + LegendRow / 2;
            svg.Append(Invariant($"<path stroke=\"{lines[i].Colour}\" stroke-width=\"3\" d=\"M{left + 8} {middle}h20\"/>\n"));
            svg.Append(Text(left + 36, middle + 4, lines[i].Legend, ""));
        }
    }

    private static double X(double value) => Left + value * Side;

    private static double Y(double value) => Bottom - value * Side;

    private static string Text(int x, int y, string text, string attributes) =>
        Invariant($"<text x=\"{x}\" y=\"{y}\" {attributes}>{SecurityElement.Escape(text)}</text>\n");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
