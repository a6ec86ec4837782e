using System.Text;
using CsCheck;
using GwyTip.Core;

namespace GwyTip.ScanFiles.Tests;

public class SxmFileTests
{
    private const double None = double.NaN;

    private static IReadOnlyList<ScanChannel> Decode(byte[] file) => SxmFile.Decode(file, "x.sxm");

    private static ScanChannel First(SxmMaker file) => Decode(file.Make())[0];

    private static string Problem(byte[] file) => Assert.Throws<ScanFileException>(() => Decode(file)).Problem;

    private static void Says(string expected, string problem) => Assert.Contains(expected, problem, StringComparison.Ordinal);

    private static string Problem(SxmMaker file) => Problem(file.Make());

    private static double[][] Lines(Scan scan) => [.. Enumerable.Range(0, scan.Lines).Select(y => scan.Line(y).ToArray())];

    private static SxmMaker OneWay(string direction) => new() { Rows = [$"\t14\tZ\tm\t{direction}\t1\t0"], Images = 1 };

    [Fact]
    public void A_scan_comes_with_its_size_direction_and_units()
    {
        var channels = Decode(new SxmMaker
        {
            Rows = ["\t14\tZ\tm\tboth\t1.078E-8\t0.000E+0", "\t0\tLIX_1_omega\tA\tforward\t1.000E-8\t0.000E+0"],
            Images = 3,
        }.Make());

        Assert.Equal(
            [(0, "Z (Forward)", "m"), (1, "Z (Backward)", "m"), (2, "LIX_1_omega (Forward)", "A")],
            channels.Select(c => (c.Id, c.Title, c.HeightUnit)));
        foreach (var scan in channels.Select(c => c.Scan))
        {
            Assert.Equal((4, 3, ScanDirection.Down), (scan.Width, scan.Lines, scan.Direction));
            Assert.Equal((1e-9, 2e-9), (scan.MetresPerPixelX, scan.MetresPerPixelY));
        }
        Assert.Equal([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]], Lines(channels[0].Scan));
        Assert.Equal([[25, 26, 27, 28], [29, 30, 31, 32], [33, 34, 35, 36]], Lines(channels[2].Scan));
        Assert.Equal("0.000E+0", channels[0].Metadata["SCAN_ANGLE"]);
        Assert.DoesNotContain(ScanChannel.CutShort, channels[0].Metadata.Keys);
    }

    [Fact]
    public void Lines_measured_backward_are_turned_round()
    {
        Assert.Equal([[16, 15, 14, 13], [20, 19, 18, 17], [24, 23, 22, 21]], Lines(Decode(new SxmMaker().Make())[1].Scan));
        var only = First(OneWay("backward"));
        Assert.Equal("Z (Backward)", only.Title);
        Assert.Equal([4, 3, 2, 1], only.Scan.Line(0).ToArray());
    }

    [Theory]
    [InlineData("up", ScanDirection.Up)]
    [InlineData("  UP ", ScanDirection.Up)]
    [InlineData("down", ScanDirection.Down)]
    [InlineData("sideways", ScanDirection.Unknown)]
    [InlineData(null, ScanDirection.Unknown)]
    public void A_scan_upward_begins_at_its_bottom(string? text, ScanDirection direction)
    {
        var scan = First(new SxmMaker().With("SCAN_DIR", text)).Scan;
        Assert.Equal(direction, scan.Direction);
        Assert.Equal([1, 2, 3, 4], scan.Line(direction == ScanDirection.Up ? 2 : 0).ToArray());
    }

    [Fact]
    public void Lines_that_were_not_measured_are_NaN()
    {
        var scan = First(new SxmMaker { Height = i => i is >= 4 and < 12 ? float.NaN : i }.With("SCAN_DIR", "up")).Scan;
        Assert.Equal([[None, None, None, None], [None, None, None, None], [0, 1, 2, 3]], Lines(scan));
    }

    [Fact]
    public void Old_files_give_the_number_of_lines_first()
    {
        var scan = First(new SxmMaker { Version = "1" }).Scan;
        Assert.Equal((3, 4), (scan.Width, scan.Lines));
        Assert.Equal(4e-9 / 3, scan.MetresPerPixelX);
    }

    [Theory]
    [InlineData("m", "m")]
    [InlineData("nm", "m")]
    [InlineData("µm", "m")]
    [InlineData("Å", "m")]
    [InlineData("pA", "A")]
    [InlineData("A", "A")]
    [InlineData("°", "deg")]
    [InlineData("kHz", "Hz")]
    [InlineData("mol", "mol")]
    [InlineData("A/V", "A/V")]
    [InlineData("counts of x", "counts of x")]
    [InlineData("", "")]
    public void A_unit_has_no_prefix(string written, string unit)
    {
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Latin1])
        {
            var file = new SxmMaker { Rows = [$"\t14\tµ {written}\t{written}\tforward\t1\t0"], Images = 1, Encoding = encoding };
            var channel = First(file);
            Assert.Equal((unit, $"µ {written}".Trim() + " (Forward)"), (channel.HeightUnit, channel.Title));
            Assert.Equal(1, channel.Scan.Line(0)[0]);
        }
    }

    [Theory]
    [InlineData("0 3e-9", 0, 1e-9)]
    [InlineData("-4e-9 nan", 1e-9, 0)]
    [InlineData("0 2e-9 junk", 0, 2e-9 / 3)]
    public void A_size_that_makes_no_sense_is_unknown(string range, double x, double y)
    {
        var scan = First(new SxmMaker().With("SCAN_RANGE", range)).Scan;
        Assert.Equal(x, scan.MetresPerPixelX);
        Assert.Equal(y, scan.MetresPerPixelY, 1e-24);
    }

    [Fact]
    public void Headers_differ_in_how_they_are_written()
    {
        Assert.Equal("Z (Forward)", First(new SxmMaker { LineEnd = "\r\n" }).Title);
        Assert.Equal("Z (Forward)", First(new SxmMaker { LineEnd = "\r" }).Title);
        Assert.Equal("Z (Forward)", First(new SxmMaker { TableHead = "Channel Name  Unit Direction Calibration Offset" }).Title);
        Assert.Equal("Z (Forward)", First(new SxmMaker { Rows = ["\t14\tZ \t\tm\tboth\t1\t0\t7"] }).Title);
        Assert.Equal(1, First(new SxmMaker().With("SCANIT_TYPE", "FLOAT\tLSBFIRST")).Scan.Line(0)[0]);
        // A control character alone does not end the header; a tag with nothing under it does not count.
        var odd = First(new SxmMaker().With("COMMENT", "words\n\nmore \u001A\n:Bias>Bias (V):\n10E-3\n:SCAN_DIR:"));
        Assert.Equal(ScanDirection.Down, odd.Scan.Direction);
        Assert.Equal(("10E-3", "words more \u001A"), (odd.Metadata["Bias>Bias (V)"], odd.Metadata["COMMENT"]));
        Assert.Equal(ScanDirection.Up, First(new SxmMaker().With("COMMENT", ":SCAN_DIR:\n\n up")).Scan.Direction);
        Assert.Equal(4, First(new SxmMaker().With("SCAN_PIXELS", "4\n3")).Scan.Width);
    }

    [Fact]
    public void A_file_cut_short_at_any_byte_is_read_as_far_as_it_goes_or_says_why_not()
    {
        byte[] file = new SxmMaker { Rows = ["\t14\tZ\tm\tboth\t1\t0", "\t0\tCurrent\tA\tboth\t1\t0"], Images = 4 }.Make();
        int begin = file.Length - 4 * 48;
        for (int length = 0; length < file.Length; length++)
        {
            byte[] cut = file[..length];
            if (length < begin + 16)
            {
                Says(length < 17 ? "no .sxm file" : "cut short", Problem(cut));
                continue;
            }
            var channels = Decode(cut);
            Assert.Equal(1 + Math.Max(0, length - begin - 16) / 48, channels.Count);
            string note = channels[^1].Metadata[ScanChannel.CutShort];
            Assert.Equal($"the file ends after {length - begin} of 192 bytes of heights", note);
            int measured = channels.Sum(c => Lines(c.Scan).Sum(line => line.Count(h => !double.IsNaN(h))));
            Assert.Equal(Math.Min(length - begin, channels.Count * 48) / 4, measured);
        }
    }

    [Fact]
    public void In_a_file_cut_short_the_last_lines_of_the_way_are_missing()
    {
        byte[] file = new SxmMaker().With("SCAN_DIR", "up").Make();
        Assert.Equal(
            [[None, None, None, None], [None, None, None, 17], [16, 15, 14, 13]], Lines(Decode(file[..^28])[1].Scan));
    }

    [Fact]
    public void A_byte_gone_wrong_never_does_worse_than_an_error() => DamagedFiles.ReadEach(new SxmMaker().Make(), Decode);

    [Fact]
    public void Arbitrary_bytes_behind_the_magic_do_no_worse_than_an_error()
    {
        byte[] whole = new SxmMaker().Make();
        Gen.Int[17, whole.Length - 1]
            .SelectMany(from => Gen.Byte.Array[whole.Length - from].Select(rest => (byte[])[.. whole[..from], .. rest]))
            .Sample(file => DamagedFiles.Try(file, Decode), iter: 200);
    }

    [Theory]
    [InlineData("SCANIT_TYPE", null, "no SCANIT_TYPE")]
    [InlineData("SCANIT_TYPE", "DOUBLE MSBFIRST", "SCANIT_TYPE is 'DOUBLE MSBFIRST'")]
    [InlineData("SCANIT_TYPE", "FLOAT", "SCANIT_TYPE is 'FLOAT'")]
    [InlineData("SCAN_PIXELS", null, "no SCAN_PIXELS")]
    [InlineData("SCAN_PIXELS", "4", "SCAN_PIXELS is '4', not two numbers")]
    [InlineData("SCAN_PIXELS", "4 a", "SCAN_PIXELS is '4 a', not two numbers")]
    [InlineData("SCAN_PIXELS", "4 99999999999", "not two numbers")]
    [InlineData("SCANIT_TYPE", "MSB\u001B\n33333333333333333333333333333333333333333333333333333333333", "'MSB? 3333333333")]
    [InlineData("SCANIT_TYPE", "MSB\u001B\n33333333333333333333333333333333333333333333333333333333333", "333…'; only FLOAT")]
    [InlineData("SCAN_PIXELS", "0 3", "0 × 3 pixels")]
    [InlineData("SCAN_PIXELS", "4 -3", "4 × -3 pixels")]
    [InlineData("SCAN_PIXELS", "2147483647 2147483647", "at most 268435456")]
    [InlineData("SCAN_PIXELS", "10000 10000", "its first line has 40000 bytes, only 96 are there")]
    [InlineData("SCAN_PIXELS", "2 2", "announces 32 bytes of heights, and 96 are there")]
    [InlineData("SCAN_PIXELS", "1 268435456", "announces 268435456 lines, and 96 of 2147483648 bytes are there")]
    [InlineData("SCAN_RANGE", null, "no SCAN_RANGE")]
    [InlineData("SCAN_RANGE", "4e-9", "SCAN_RANGE is '4e-9', not two lengths")]
    [InlineData("SCAN_RANGE", "4,0e-9;3 3e-9", "not two lengths")]
    [InlineData("SCAN_RANGE", "4,0e-9 6e-9", "SCAN_RANGE is '4,0e-9 6e-9', not two lengths")]
    [InlineData("SCAN_RANGE", "4e-9 6,0e-9", "SCAN_RANGE is '4e-9 6,0e-9', not two lengths")]
    public void What_a_tag_should_say_is_named(string tag, string? value, string expected) =>
        Says(expected, Problem(new SxmMaker().With(tag, value)));

    [Fact]
    public void A_table_of_signals_that_makes_no_sense_is_named()
    {
        Says("has no table DATA_INFO", Problem(new SxmMaker { TableHead = "Channel Unit" }));
        Says("DATA_INFO has no row", Problem(new SxmMaker { Rows = [] }));
        Says("row 1 of DATA_INFO has 2 values, not 6", Problem(new SxmMaker { Rows = ["\t14\tZ"] }));
        Says("DATA_INFO says 'left' of 'Z'", Problem(OneWay("left")));
    }

    [Fact]
    public void What_is_no_sxm_file_says_so()
    {
        Says("no .sxm file", Problem("something"u8.ToArray()));
        Says("announces 96 bytes", Problem([.. new SxmMaker().Make(), 0]));
    }

    [Fact]
    public void A_small_file_that_announces_much_takes_little_memory()
    {
        byte[] file = new SxmMaker().With("SCAN_PIXELS", "4 16384").Make();
        long before = GC.GetAllocatedBytesForCurrentThread();
        var scan = Assert.Single(Decode(file)).Scan;
        Assert.Equal([21, 22, 23, 24], scan.Line(5).ToArray());
        Assert.True(double.IsNaN(scan.Line(16_383)[0]));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }
}
