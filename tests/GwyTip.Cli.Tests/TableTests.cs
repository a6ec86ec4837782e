namespace GwyTip.Tests;

public sealed class TableTests : IDisposable
{
    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Columns_stand_under_their_headers_and_the_last_line_counts()
    {
        string[] lines = _work.Classify(_work.WriteGood("a.gwy"), _work.WriteGood("a-longer-name.gwy"), "missing.gwy").Lines;

        Assert.Equal(
            [
                "file               channel  surface   verdict          confidence  state",
                "a.gwy                    0  si-h-100  good                   0.75  rows",
                "a-longer-name.gwy        0  si-h-100  good                   0.75  rows",
                "missing.gwy                 unreadable: there is no such file",
                "2 good, 1 not judged (on cpu)",
            ],
            lines);
    }
}
