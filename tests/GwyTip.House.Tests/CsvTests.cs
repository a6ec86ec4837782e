using GwyTip.Eng;

namespace GwyTip.Tests;

public sealed class CsvTests
{
    [Fact]
    public void Fields_go_by_the_names_of_the_first_line()
    {
        var rows = CsvRows.Read("file,error\r\na.gwy,\r\n\"b, c.gwy\",\"constant: \"\"flat\"\"\r\nall of it\"\r\n");

        Assert.Equal(2, rows.Count);
        Assert.Equal(("a.gwy", ""), (rows[0]["file"], rows[0]["error"]));
        Assert.Equal(("b, c.gwy", "constant: \"flat\"\r\nall of it"), (rows[1]["file"], rows[1]["error"]));
    }

    [Fact]
    public void Line_feeds_alone_end_lines_too() => Assert.Equal("2", CsvRows.Read("a,b\n1,2\n")[0]["b"]);
}
