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

    [Fact]
    public void With_verbose_each_scan_says_what_it_shows_of_the_tip()
    {
        _work.Write("a.gwy", TestScans.Adsorbates(), 128, 128);

        string[] plain = _work.Classify("a.gwy").Lines, verbose = _work.Classify("--verbose", "a.gwy").Lines;

        Assert.Matches(@"^  this is your tip: \d\.?\d* pixels wide, round and single \(from 10 adsorbates\)$", verbose[2]);
        Assert.Equal(plain, verbose.Where((_, i) => i != 2));
    }
}
