namespace GwyTip.Training.Documents;

/// <summary>A document as a terminal shows it: tables in columns, numbers at their right; no line is broken.</summary>
internal static class ConsoleWriter
{
    public static string Text(Document document)
    {
        IEnumerable<Block> title = document.Title is { } t ? [new HeadingBlock(1, t)] : [];
        string text = "";
        Block? last = null;
        foreach (var block in title.Concat(document.Blocks))
        {
            // Sentences stand below each other; all else stands apart.
            bool apart = last is not null && !(block is ParagraphBlock && last is ParagraphBlock);
            text += (apart ? "\n" : "") + string.Join('\n', Lines(block)) + "\n";
            last = block;
        }
        return text;
    }

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        HeadingBlock h => [h.Text],
        ParagraphBlock p => [p.Text],
        ListBlock l => l.Items.Select(i => "- " + i),
        CodeBlock c => c.Lines.Select(line => "  " + line),
        TableBlock { Caption: { } caption } t => Table(t).Prepend(caption),
        TableBlock t => Table(t),
        FigureBlock f => [$"{f.FileName}: {f.Caption}"],
        PicturesBlock p => p.Pictures.Select(x => $"{x.File}: {x.Alt}"),
        _ => throw new NotSupportedException($"a terminal has no {block.GetType().Name}"),
    };

    private static IEnumerable<string> Table(TableBlock table)
    {
        Cell[] header = [.. table.FullHeader.Select(h => (Cell)h)];
        IReadOnlyList<Cell>[] rows = [.. header.All(h => h.Text.Length == 0) ? [] : new[] { header }, .. table.Rows];
        int[] widths = [.. header.Select((_, c) => rows.Max(r => r[c].Text.Length))];
        bool[] numbers = [.. header.Select((_, c) => table.Rows.Count > 0 && table.Rows.All(r => r[c].Value is not null))];
        return rows.Select(r => string.Join("  ", r.Select((cell, c) =>
            numbers[c] ? cell.Text.PadLeft(widths[c]) : cell.Text.PadRight(widths[c]))).TrimEnd());
    }
}
