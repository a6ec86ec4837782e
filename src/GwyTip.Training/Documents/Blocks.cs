namespace GwyTip.Training.Documents;

/// <summary>A piece of a <see cref="Document"/>.</summary>
internal abstract record Block;

/// <param name="Level">2 for a section, 3 below it.</param>
/// <param name="Text">Plain text.</param>
internal sealed record HeadingBlock(int Level, string Text) : Block;

internal sealed record ParagraphBlock(string Text) : Block;

internal sealed record ListBlock(IReadOnlyList<string> Items) : Block;

/// <summary>Lines to copy as they are.</summary>
internal sealed record CodeBlock(IReadOnlyList<string> Lines) : Block;

/// <param name="Caption">Above the table: what its numbers are; null: nothing.</param>
/// <param name="Header">A cell a column; the first column names the rows. All empty: the table has no header.</param>
/// <param name="Rows">As many cells as the header.</param>
internal sealed record TableBlock(string? Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<Cell>> Rows) : Block
{
    /// <summary>Above the header, what columns have in common: text and number of columns; null: nothing.</summary>
    public IReadOnlyList<(string Text, int Columns)>? Groups { get; init; }

    /// <summary>For writers with one row of headers: each column's says its group too.</summary>
    public IReadOnlyList<string> FullHeader => Groups is null
        ? Header
        : [.. Groups.SelectMany(g => Enumerable.Repeat(g.Text, g.Columns)).Zip(Header, (g, h) => $"{g} {h}".Trim())];

    /// <summary>A table with a row for each item.</summary>
    public static TableBlock FromItems<T>(
        string? caption, IReadOnlyList<string> header, IEnumerable<T> items, Func<T, Cell[]> row) =>
        new(caption, header, [.. items.Select(row)]);
}

/// <param name="Name">Of its file, without an ending.</param>
/// <param name="Caption">Below the figure.</param>
/// <param name="Alt">What it shows, for who cannot see it.</param>
/// <param name="Svg">The figure, with nothing outside the text.</param>
internal sealed record FigureBlock(string Name, string Caption, string Alt, string Svg) : Block
{
    /// <summary>Where a document's figures lie beside it.</summary>
    public string FileName => Name + ".svg";
}

/// <summary>Pictures that lie beside the document, next to each other and without captions.</summary>
internal sealed record PicturesBlock(params IReadOnlyList<(string File, string Alt)> Pictures) : Block;
