using System.Text;
using GwyTip.Core;

namespace GwyTip.ScanFiles.Tests;

public class GsfFileTests
{
    private static readonly string[] Size = ["XRes = 3", "YRes = 2"];

    private static ScanChannel Decode(byte[] file) => GsfFile.Decode(file, "x.gsf");

    private static ScanChannel Decode(params string[] more) => Decode(new GsfMaker { Fields = [.. Size, .. more] }.Make());

    private static string Problem(byte[] file) => Assert.Throws<ScanFileException>(() => Decode(file)).Problem;

    private static void Says(string expected, string problem) => Assert.Contains(expected, problem, StringComparison.Ordinal);

    private static string Problem(params string[] fields) => Problem(new GsfMaker { Fields = fields }.Make());

    [Fact]
    public void A_field_comes_with_its_size_and_units()
    {
        var channel = Decode(new GsfMaker().Make());
        Assert.Equal((0, "Z µ", "m"), (channel.Id, channel.Title, channel.HeightUnit));
        Assert.Equal((3, 2, ScanDirection.Unknown), (channel.Scan.Width, channel.Scan.Lines, channel.Scan.Direction));
        Assert.Equal((2e-9, 4e-9), (channel.Scan.MetresPerPixelX, channel.Scan.MetresPerPixelY));
        Assert.Equal([1, 2, 3], channel.Scan.Line(0).ToArray());
        Assert.Equal([4, 5, 6], channel.Scan.Line(1).ToArray());
        Assert.Empty(channel.Metadata);
    }

    [Fact]
    public void Heights_begin_at_a_multiple_of_four_behind_a_header_of_any_length()
    {
        for (int length = 0; length < 4; length++)
        {
            Assert.Equal([1, 2, 3], Decode("Note =" + new string('x', length)).Scan.Line(0).ToArray());
        }
    }

    [Theory]
    [InlineData("nm", "m", "Topography")]
    [InlineData("µm", "m", "Topography")]
    [InlineData("nA", "A", "Current")]
    [InlineData("V", "V", "Voltage")]
    [InlineData("Hz", "Hz", "")]
    [InlineData("", "", "")]
    public void A_field_without_a_title_is_called_by_its_unit(string written, string unit, string title)
    {
        var channel = Decode("ZUnits = " + written);
        Assert.Equal((unit, title), (channel.HeightUnit, channel.Title));
    }

    [Fact]
    public void A_size_is_known_where_it_is_in_metres()
    {
        Assert.Equal((0, 0), SizeOf("XReal = 3", "YReal = 2"));
        Assert.Equal((0, 0), SizeOf("XReal = 3", "YReal = 2", "XYUnits = V"));
        Assert.Equal((0, 0), SizeOf("XReal = nan", "YReal = a", "XYUnits = m"));
        // Not 50 nm.
        Assert.Equal((0, 4e-9), SizeOf("XReal = 5,0e-9", "YReal = 8e-9", "XYUnits = m"));
        // What is missing is 1, says the format; a prefix is not looked at, as in Gwyddion.
        Assert.Equal((1 / 3.0, 4), SizeOf("YReal = -8", "XYUnits = nm"));

        static (double, double) SizeOf(params string[] fields)
        {
            var scan = Decode(fields).Scan;
            return (scan.MetresPerPixelX, scan.MetresPerPixelY);
        }
    }

    [Fact]
    public void Headers_differ_in_how_they_are_written()
    {
        var channel = Decode("junk", "", " Direction=up ", "Title = a=b", "= c");
        Assert.Equal(("a=b", ScanDirection.Up), (channel.Title, channel.Scan.Direction));
        Assert.Equal("up", Assert.Single(channel.Metadata).Value);
        Assert.Equal("Z µ", Decode(new GsfMaker { Encoding = Encoding.Latin1 }.Make()).Title);
        Assert.Equal("m", Decode(new GsfMaker { LineEnd = "\r\n" }.Make()).HeightUnit);
    }

    [Fact]
    public void NaN_was_not_measured()
    {
        byte[] file = new GsfMaker { Height = i => i == 4 ? float.NaN : i + 1 }.Make();
        Assert.Equal([4, double.NaN, 6], Decode(file).Scan.Line(1).ToArray());
    }

    [Fact]
    public void A_file_cut_short_at_any_byte_is_read_as_far_as_it_goes_or_says_why_not()
    {
        byte[] file = new GsfMaker().Make();
        int begin = file.Length - 24;
        for (int length = 0; length < file.Length; length++)
        {
            if (length < begin + 12)
            {
                Says(length < 25 ? "no .gsf file" : "cut short", Problem(file[..length]));
                continue;
            }
            var channel = Decode(file[..length]);
            Assert.Equal($"the file ends after {length - begin} of 24 bytes of heights", channel.Metadata[ScanChannel.CutShort]);
            Assert.Equal((length - begin) / 4 - 3, channel.Scan.Line(1).ToArray().Count(h => !double.IsNaN(h)));
        }
    }

    [Fact]
    public void A_byte_gone_wrong_never_does_worse_than_an_error() =>
        DamagedFiles.ReadEach(new GsfMaker().Make(), f => [Decode(f)]);

    [Fact]
    public void What_a_field_should_say_is_named()
    {
        Says("has no XRes", Problem("YRes = 2"));
        Says("has no YRes", Problem("XRes = 2", "yres = 2"));
        Says("XRes is '3 px', not a number of pixels", Problem("XRes = 3 px", "YRes = 2"));
        Says("3 × -2 pixels", Problem("XRes = 3", "YRes = -2"));
        Says("at most 268435456", Problem("XRes = 100000", "YRes = 100000"));
        Says("announces 16 bytes of heights, and 24 are there", Problem("XRes = 2", "YRes = 2"));
        Says("its first line has 400 bytes, only 24 are there", Problem("XRes = 100", "YRes = 2"));
        // It would be looked through for minutes.
        Says("announces 268435456 lines, and 24 of 1073741824 bytes are there", Problem("XRes = 1", "YRes = 268435456"));
        Says("no .gsf file", Problem("Gwyddion Simple Field 2.0\n"u8.ToArray()));
    }
}
