namespace GwyTip.Training.Documents;

/// <summary>A card, a report or what a terminal shows: put together once, then handed to one of the writers.</summary>
/// <param name="title">Above everything; null: it has none.</param>
internal sealed class Document(string? title = null)
{
    private readonly List<Block> _blocks = [];

    public string? Title => title;

    public IReadOnlyList<Block> Blocks => _blocks;

    public Document Heading(int level, string text) => Add(new HeadingBlock(level, text));

    public Document Paragraph(string text) => Add(new ParagraphBlock(text));

    public Document List(IEnumerable<string> items) => Add(new ListBlock([.. items]));

    public Document Code(IReadOnlyList<string> lines) => Add(new CodeBlock(lines));

    /// <summary>A table with a row for each item.</summary>
    public Document Table<T>(IReadOnlyList<string> header, IEnumerable<T> items, Func<T, Cell[]> row) =>
        Add(TableBlock.FromItems(null, header, items, row));

    public Document Add(params IEnumerable<Block> blocks)
    {
        _blocks.AddRange(blocks);
        return this;
    }
}
