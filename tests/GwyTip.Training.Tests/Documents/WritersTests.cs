using System.Text.Json;
using System.Xml.Linq;
using GwyTip.Training.Documents;
using GwyTip.Training.Metrics;

namespace GwyTip.Tests.Documents;

/// <summary>One document, by every writer.</summary>
public sealed class WritersTests
{
    private static readonly Document _document = new Document("Title & more")
        .Paragraph("One.").Paragraph("Two.")
        .Heading(2, "Part").List(["a", "b"]).Code(["x < y"])
        .Add(new TableBlock(
            "Numbers:", ["", "n", "mean", "said"],
            [
                (Cell[])["first | one", Cell.Count(1234), Cell.Number(0.12345), "yes"],
                (Cell[])["second", Cell.Count(5), Cell.Number(double.NaN), "no"],
            ])
        { Groups = [("", 1), ("scans", 2), ("", 1)] })
        .Add(new FigureBlock("fig", "A figure.", "what it shows", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));

    [Fact]
    public void Markdown_escapes_cells_and_names_the_figure_s_file() => Assert.Equal(
        """
        # Title & more

        One.

        Two.

        ## Part

        - a
        - b

        ```
        x < y
        ```

        Numbers:

        |  | scans n | scans mean | said |
        | --- | --- | --- | --- |
        | first \| one | 1 234 | 0.123 | yes |
        | second | 5 | – | no |

        ![what it shows](fig.svg)

        A figure.

        """, MarkdownWriter.Text(_document));

    [Fact]
    public void A_terminal_shows_columns_with_numbers_at_their_right() => Assert.Equal(
        """
        Title & more

        One.
        Two.

        Part

        - a
        - b

          x < y

        Numbers:
                     scans n  scans mean  said
        first | one    1 234       0.123  yes
        second             5           –  no

        fig.svg: A figure.

        """, ConsoleWriter.Text(_document));

    [Fact]
    public void Json_has_tables_as_arrays_of_objects_with_whole_numbers()
    {
        var blocks = JsonDocument.Parse(JsonWriter.Text(_document)).RootElement.EnumerateArray().ToArray();
        var rows = blocks.Single(b => b.TryGetProperty("table", out _)).GetProperty("table");

        Assert.Equal("Title & more", blocks[0].GetProperty("title").GetString());
        Assert.Equal("first | one", rows[0].GetProperty("").GetString());
        Assert.Equal(1234, rows[0].GetProperty("scans n").GetInt32());
        Assert.Equal(0.12345, rows[0].GetProperty("scans mean").GetDouble());
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("scans mean").ValueKind);
        Assert.Equal("fig.svg", blocks[^1].GetProperty("figure").GetString());
    }

    [Fact]
    public void Html_holds_every_block_and_the_figure_itself()
    {
        var page = XDocument.Parse(HtmlWriter.Text(_document)).Root!;

        Assert.Equal("Title & more", page.Descendants("h1").Single().Value);
        Assert.Equal("x < y", page.Descendants("code").Single().Value);
        Assert.Equal(["1", "2", "1"], page.Descendants("th").Attributes("colspan").Select(a => a.Value));
        Assert.Equal(["first | one", "second"], page.Descendants("tbody").Single().Descendants("th").Select(h => h.Value));
        Assert.Equal("what it shows", page.Descendants("figure").Single().Elements().First().Attribute("aria-label")!.Value);
    }

    [Fact]
    public void Numbers_are_written_in_one_way()
    {
        Assert.Equal("0.500 (0.400 to 0.600)", Cell.Number(0.5, new Interval(0.4, 0.6)).Text);
        Assert.Equal("0.500 ± 0.100", Cell.Number(new Spread(0.5, 0.1, 2)).Text);
        Assert.Equal("0.500", Cell.Number(new Spread(0.5, double.NaN, 1)).Text);
        Assert.Equal("–", Cell.Number(new Interval(double.NaN, double.NaN)).Text);
        Assert.Equal("12 %", Cell.Percent(0.123).Text);
        Assert.Equal("3 to 1 200", Cell.Range([7, 3, 1200]).Text);
        Assert.Equal("0.0001", Cell.Exact(1e-4).Text);
    }
}
