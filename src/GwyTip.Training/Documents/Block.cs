namespace GwyTip.Training.Documents;

/// <summary>A piece of a report, told once and written as HTML and as Markdown.</summary>
internal abstract record Block;

/// <param name="Level">2 for a section, 3 below it.</param>
/// <param name="Text">Plain text.</param>
internal sealed record HeadingBlock(int Level, string Text) : Block;

internal sealed record TextBlock(string Text) : Block;

internal sealed record ListBlock(IReadOnlyList<string> Items) : Block;

/// <param name="Caption">Above the table: what its numbers are.</param>
/// <param name="Header">A cell a column; the first column names the rows.</param>
/// <param name="Rows">As many cells as the header.</param>
internal sealed record TableBlock(string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) : Block
{
    /// <summary>Above the header, what columns have in common: text and number of columns; null: nothing.</summary>
    public IReadOnlyList<(string Text, int Columns)>? Groups { get; init; }
}

/// <param name="Name">Of its file, without an ending.</param>
/// <param name="Caption">Below the figure.</param>
/// <param name="Alt">What it shows, for who cannot see it.</param>
/// <param name="Svg">The figure, with nothing outside the text.</param>
internal sealed record FigureBlock(string Name, string Caption, string Alt, string Svg) : Block;
