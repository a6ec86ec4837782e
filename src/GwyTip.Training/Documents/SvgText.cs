using System.Globalization;
using System.Security;
using System.Text;

namespace GwyTip.Training.Documents;

/// <summary>The text of a figure: a white ground with sans-serif letters, everything inside one file.</summary>
internal sealed class SvgText
{
    private const string Font = "font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\"";

    private readonly StringBuilder _svg = new();

    public SvgText(int width, int height)
    {
        Add($"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" {Font}>
            """);
        Add($"<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>");
    }

    public SvgText Title(int middle, string text) => Label(middle, 26, text, "font-size=\"15\" text-anchor=\"middle\"");

    /// <param name="x">Where it begins, or as <paramref name="attributes"/> anchor it.</param>
    /// <param name="y">Of its base line.</param>
    /// <param name="text">Any text.</param>
    /// <param name="attributes">SVG attributes.</param>
    public SvgText Label(double x, double y, string text, string attributes = "") =>
        Add($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" {attributes}>{SecurityElement.Escape(text)}</text>");

    /// <summary>A box; with a title, that is shown where the mouse rests on it.</summary>
    public SvgText Box(double x, double y, double width, double height, string attributes, string? title = null)
    {
        string end = title is null ? "/>" : $">{Title(title)}</rect>";
        return Add($"""<rect x="{x:0.#}" y="{y:0.#}" width="{width:0.#}" height="{height:0.#}" {attributes}{end}""");
    }

    public SvgText Path(string data, string attributes) => Add($"<path d=\"{data}\" {attributes}/>");

    /// <summary>A PNG file's bytes, its pixels drawn as squares.</summary>
    public SvgText Image(double x, double y, double side, byte[] png, string title)
    {
        string place = Invariant($"""x="{x:0.#}" y="{y:0.#}" width="{side:0.#}" height="{side:0.#}" """);
        string pixels = "data:image/png;base64," + Convert.ToBase64String(png);
        return Add($"""<image {place}style="image-rendering:pixelated" href="{pixels}">{Title(title)}</image>""");
    }

    public override string ToString() => _svg + "</svg>\n";

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Title(string title) => $"<title>{SecurityElement.Escape(title)}</title>";

    private SvgText Add(FormattableString text)
    {
        _svg.Append(Invariant(text)).Append('\n');
        return this;
    }
}
