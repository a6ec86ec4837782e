namespace GwyTip.Training.Documents;

/// <summary>Blocks as Markdown; the figures are files beside it.</summary>
internal static class MarkdownPage
{
    public static string Text(string title, IReadOnlyList<Block> blocks)
    {
        var text = new MarkdownText();
        text.Heading(1, title);
        foreach (var block in blocks)
        {
            _ = block switch
            {
                HeadingBlock h => text.Heading(h.Level, h.Text),
                TextBlock t => text.Paragraph(t.Text),
                ListBlock l => text.List(l.Items),
                TableBlock t => text.Paragraph(t.Caption).Table(Header(t), t.Rows),
                FigureBlock f => text.Paragraph($"![{f.Alt}]({FileOf(f)})").Paragraph(f.Caption),
                _ => throw new InvalidOperationException($"a block of an unknown kind, {block.GetType().Name}"),
            };
        }
        return text.ToString();
    }

    public static string FileOf(FigureBlock figure) => figure.Name + ".svg";

    /// <summary>Markdown has one row of headers: each column's says its group too.</summary>
    private static IReadOnlyList<string> Header(TableBlock table) => table.Groups is null
        ? table.Header
        : [.. table.Groups.SelectMany(g => Enumerable.Repeat(g.Text, g.Columns)).Zip(table.Header, (g, h) => $"{g} {h}".Trim())];
}
