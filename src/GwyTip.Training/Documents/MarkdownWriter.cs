namespace GwyTip.Training.Documents;

/// <summary>A document as Markdown; figures are files beside it.</summary>
internal static class MarkdownWriter
{
    public static string Text(Document document)
    {
        IEnumerable<string> title = document.Title is { } t ? [Heading(1, t)] : [];
        return string.Join('\n', title.Concat(document.Blocks.SelectMany(Parts)).Select(part => part + "\n"));
    }

    private static IEnumerable<string> Parts(Block block) => block switch
    {
        HeadingBlock h => [Heading(h.Level, h.Text)],
        ParagraphBlock p => [p.Text],
        ListBlock l => [string.Join('\n', l.Items.Select(i => "- " + i))],
        CodeBlock c => ["```\n" + string.Join('\n', c.Lines) + "\n```"],
        TableBlock { Caption: { } caption } t => [caption, Table(t)],
        TableBlock t => [Table(t)],
        FigureBlock f => [$"![{f.Alt}]({f.FileName})", f.Caption],
        PicturesBlock p => [string.Join(' ', p.Pictures.Select(x => $"![{x.Alt}]({x.File})"))],
        _ => throw new NotSupportedException($"Markdown has no {block.GetType().Name}"),
    };

    private static string Heading(int level, string text) => new string('#', level) + " " + text;

    private static string Table(TableBlock table)
    {
        IEnumerable<IEnumerable<string>> rows =
            [table.FullHeader, table.Header.Select(_ => "---"), .. table.Rows.Select(r => r.Select(c => c.Text))];
        return string.Join('\n', rows.Select(Row));
    }

    /// <summary>A cell may hold any text.</summary>
    private static string Row(IEnumerable<string> cells) =>
        $"| {string.Join(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ")))} |";
}
