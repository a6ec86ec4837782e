using System.Globalization;
using System.Text;
using GwyTip.Training.Metrics;

namespace GwyTip.Training.Documents;

/// <summary>Builds the text of a card.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    public MarkdownText Heading(int level, string text) => Block(new string('#', level) + " " + text);

    public MarkdownText Paragraph(string text) => Block(text);

    public MarkdownText List(IEnumerable<string> items) => Block(string.Join('\n', items.Select(i => "- " + i)));

    public MarkdownText Code(IEnumerable<string> lines) => Block("```\n" + string.Join('\n', lines) + "\n```");

    /// <summary>A table; a cell may hold any text.</summary>
    public MarkdownText Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) =>
        Block(string.Join('\n', new[] { header, [.. header.Select(_ => "---")] }.Concat(rows).Select(Row)));

    public override string ToString() => _text.ToString();

    /// <summary>Three decimals; a dash for what cannot be had.</summary>
    public static string Number(double value) =>
        double.IsNaN(value) ? "–" : value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Number(Interval interval) =>
        double.IsNaN(interval.Low) ? "–" : $"{Number(interval.Low)} to {Number(interval.High)}";

    /// <summary>Per cent without decimals.</summary>
    public static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";

    /// <summary>With a space between groups of three digits.</summary>
    public static string Count(long count) =>
        count.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", " ", StringComparison.Ordinal);

    private MarkdownText Block(string text)
    {
        _text.Append(_text.Length > 0 ? "\n" : "").Append(text).Append('\n');
        return this;
    }

    private static string Row(IReadOnlyList<string> cells) =>
        $"| {string.Join(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ")))} |";
}
