using System.Buffers.Binary;
using System.Text;
using CsCheck;
using GwyTip.Core;
using GwyTip.Tests;

namespace GwyTip.ScanFiles.Tests;

public class GwyFileTests
{
    private static string Problem(byte[] file) => Assert.Throws<ScanFileException>(() => GwyFile.Decode(file, "x.gwy")).Problem;

    private static byte[] Encode(params ScanChannel[] channels)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "written.gwy");
        GwyFile.Write(path, channels);
        return File.ReadAllBytes(path);
    }

    private static byte[] Small() => Encode(new ScanChannel(3, "Z", new Scan([1, double.NaN, 3, 4], 2, 2), "m"));

    [Fact]
    public void What_Gwyddion_writes_is_read()
    {
        var channels = GwyFile.Read(Repository.PathTo("tests", "GwyTip.ScanFiles.Tests", "Files", "written-by-gwyddion.gwy"));

        Assert.Equal([(2, "Current µ", "A"), (7, "Z (Forward)", "m")], channels.Select(c => (c.Id, c.Title, c.HeightUnit)));
        foreach (var scan in channels.Select(c => c.Scan))
        {
            Assert.Equal((4, 3), (scan.Width, scan.Lines));
            Assert.Equal(2e-9, scan.MetresPerPixelX, 1e-15);
            Assert.Equal(1e-9, scan.MetresPerPixelY, 1e-15);
        }
        Assert.Equal([4 * 1e-12, 5 * 1e-12, 6 * 1e-12, 7 * 1e-12], channels[0].Scan.Line(1).ToArray());
        Assert.Equal(ScanDirection.Unknown, channels[0].Scan.Direction);
        Assert.Equal([104 * 1e-12, 105 * 1e-12, 106 * 1e-12, 107 * 1e-12], channels[1].Scan.Line(1).ToArray());
        Assert.Equal(Enumerable.Repeat(double.NaN, 4), channels[1].Scan.Line(2).ToArray());
        Assert.Equal(ScanDirection.Up, channels[1].Scan.Direction);
        Assert.Equal("1.5 V", channels[1].Metadata["Bias"]);
        Assert.Empty(channels.Damaged);
    }

    [Fact]
    public void What_is_written_is_read_back() => Channel.Array[1, 3].Where(c => c.DistinctBy(one => one.Id).Count() == c.Length)
        .Sample(written =>
    {
        var read = GwyFile.Decode(Encode(written), "x.gwy");

        foreach (var (expected, actual) in written.OrderBy(c => c.Id).Zip(read, (w, r) => (w, r)))
        {
            Assert.Equal((expected.Id, expected.Title, expected.HeightUnit), (actual.Id, actual.Title, actual.HeightUnit));
            Assert.Equal(expected.Scan.Direction, actual.Scan.Direction);
            Assert.Equal(expected.Scan.MetresPerPixelX, actual.Scan.MetresPerPixelX, 1e-20);
            Assert.Equal(expected.Scan.MetresPerPixelY, actual.Scan.MetresPerPixelY, 1e-20);
            Assert.Equal(expected.Metadata["Note"], actual.Metadata["Note"]);
            for (int y = 0; y < expected.Scan.Lines; y++)
            {
                Assert.Equal(expected.Scan.LineAsGiven(y).ToArray(), actual.Scan.LineAsGiven(y).ToArray());
            }
        }
        Assert.Equal(written.Length, read.Count);
    });

    private static readonly Gen<ScanChannel> Channel =
        from id in Gen.Int[0, 40]
        from width in Gen.Int[1, 20]
        from lines in Gen.Int[1, 20]
        from heights in Gen.Frequency((8, Gen.Double.Unit), (1, Gen.Const(double.NaN))).Array[width * lines]
        from pixel in Gen.OneOf(Gen.Const(0.0), Gen.Const(1e-10))
        from direction in Gen.Enum<ScanDirection>()
        from note in Gen.String[Gen.Char.AlphaNumeric, 1, 9]
        select new ScanChannel(id, $"channel {id} Å", new Scan(heights, width, lines)
        {
            MetresPerPixelX = pixel,
            MetresPerPixelY = pixel * 2,
            Direction = direction,
        }, id % 2 == 0 ? "m" : "V")
        {
            Metadata = new Dictionary<string, string> { ["Note"] = "größer " + note, ["Bias"] = "2 V" },
        };

    [Fact]
    public void A_scan_without_any_height_keeps_none()
    {
        var scan = GwyFile.Decode(Encode(new ScanChannel(0, "", new Scan([double.NaN, double.NaN], 2, 1), "m")), "x.gwy")[0].Scan;
        Assert.Equal([double.NaN, double.NaN], scan.Line(0).ToArray());
    }

    [Fact]
    public void A_mask_over_differing_heights_is_the_users_own()
    {
        // The mask's numbers come last in a file of one masked pixel; marking a second pixel makes it differ.
        var file = Small();
        int mask = Encoding.Latin1.GetString(file).IndexOf("/3/mask", StringComparison.Ordinal);
        int data = Encoding.Latin1.GetString(file).IndexOf("data\0D", mask, StringComparison.Ordinal) + 6 + sizeof(uint);
        BinaryPrimitives.WriteDoubleLittleEndian(file.AsSpan(data), 1);
        var scan = GwyFile.Decode(file, "x.gwy")[0].Scan;
        Assert.All(scan.Line(0).ToArray(), h => Assert.False(double.IsNaN(h)));
    }

    [Fact]
    public void A_file_cut_short_at_any_byte_says_so()
    {
        var file = Small();
        for (int length = 0; length < file.Length; length++)
        {
            Assert.Contains(length < 4 ? "no .gwy file" : "cut short", Problem(file[..length]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_byte_gone_wrong_never_does_worse_than_an_error()
    {
        var file = Small();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int at = 0; at < file.Length; at++)
        {
            foreach (byte wrong in (byte[])[0, 0x7F, 0xFF])
            {
                var broken = file.ToArray();
                broken[at] = wrong;
                try
                {
                    Assert.NotEmpty(GwyFile.Decode(broken, "broken.gwy"));
                }
                catch (ScanFileException e)
                {
                    Assert.NotEmpty(e.Problem);
                }
            }
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256L << 20);
    }

    [Fact]
    public void What_is_no_gwy_file_is_told_apart()
    {
        Assert.Contains("Gwyddion 1", Problem("GWYOx"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("no .gwy file", Problem("something"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("no image channel", Problem([.. "GWYPGwyContainer\0"u8, 0, 0, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("holds a GwyBrick", Problem([.. "GWYPGwyBrick\0"u8, 0, 0, 0, 0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xres\0i", 3, "/3/data has 3 × 2 pixels but 4 heights")]
    [InlineData("xres\0i", 0, "/3/data has 0 × 2 pixels")]
    [InlineData("yres\0i", -2, "/3/data has 2 × -2 pixels")]
    [InlineData("data\0D", int.MaxValue, "needs 17179869176 bytes")]
    [InlineData("data\0D", -1, "needs 34359738360 bytes")]
    public void Sizes_that_do_not_fit_are_named(string field, int value, string expected)
    {
        var file = Small();
        int at = Encoding.Latin1.GetString(file).IndexOf(field, StringComparison.Ordinal) + field.Length;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        Assert.Contains(expected, Problem(file), StringComparison.Ordinal);
    }

    /// <summary>As Gwyddion has them: it knows the unit without its prefix, and leaves the numbers as they are.</summary>
    [Theory]
    [InlineData("nm", "m")]
    [InlineData("µm", "m")]
    [InlineData("Å", "m")]
    [InlineData("pA", "A")]
    [InlineData("kHz", "Hz")]
    [InlineData("mV", "V")]
    [InlineData("", "")]
    public void Units_lose_their_prefix(string written, string unit)
    {
        var scan = new Scan([1.0, 2, 3, 4], 2, 2) { MetresPerPixelX = 0.5, MetresPerPixelY = 1.5 };
        var file = Encode(new ScanChannel(0, "Z", scan, written));
        // The unit of the frame's sides, too.
        var lateral = GwyFile.Decode(Replace(file, "unitstr\0sm\0", $"unitstr\0s{written}\0"), "x.gwy")[0];
        Assert.Equal(unit, lateral.HeightUnit);
        Assert.Equal(unit == "m" ? (0.5, 1.5) : (0, 0), (lateral.Scan.MetresPerPixelX, lateral.Scan.MetresPerPixelY));
        Assert.Equal([1, 2], lateral.Scan.Line(0).ToArray());
    }

    [Fact]
    public void A_damaged_image_costs_no_other()
    {
        ScanChannel Small(int id) => new(id, $"Z {id}", new Scan([1.0, 2, 3, 4], 2, 2), "m");
        foreach (int broken in (int[])[0, 1, 2])
        {
            var file = Encode(Small(0), Small(1), Small(2));
            string text = Encoding.Latin1.GetString(file);
            int at = text.IndexOf("xres\0i", text.IndexOf($"/{broken}/data", StringComparison.Ordinal), StringComparison.Ordinal)
                + 6;
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), 3);

            var channels = GwyFile.Decode(file, "x.gwy");

            Assert.Equal(new[] { 0, 1, 2 }.Where(id => id != broken), channels.Select(c => c.Id));
            Assert.Equal([$"the file is damaged: /{broken}/data has 3 × 2 pixels but 4 heights"], channels.Damaged);
        }
    }

    [Fact]
    public void A_damaged_mask_costs_no_image()
    {
        var file = Small();
        string text = Encoding.Latin1.GetString(file);
        int at = text.IndexOf("xres\0i", text.IndexOf("/3/mask", StringComparison.Ordinal), StringComparison.Ordinal) + 6;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), 3);
        var channels = GwyFile.Decode(file, "x.gwy");
        Assert.Single(channels);
        Assert.Contains("/3/mask", Assert.Single(channels.Damaged), StringComparison.Ordinal);
    }

    /// <summary>Puts another text in place of one, and mends the sizes of the objects around it.</summary>
    private static byte[] Replace(byte[] file, string old, string text)
    {
        byte[] from = Encoding.UTF8.GetBytes(old), to = Encoding.UTF8.GetBytes(text);
        int at = file.AsSpan().IndexOf(from);
        Assert.True(at > 0);
        byte[] changed = [.. file[..at], .. to, .. file[(at + from.Length)..]];
        foreach (string around in (string[])["GwyContainer\0", "/0/data\0oGwyDataField\0", "si_unit_xy\0oGwySIUnit\0"])
        {
            byte[] name = Encoding.UTF8.GetBytes(around);
            int size = changed.AsSpan().IndexOf(name) + name.Length;
            BinaryPrimitives.WriteInt32LittleEndian(
                changed.AsSpan(size), BinaryPrimitives.ReadInt32LittleEndian(changed.AsSpan(size)) + to.Length - from.Length);
        }
        return changed;
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "nowhere", "x.gwy");
        var error = Assert.Throws<ScanFileException>(() => GwyFile.Write(path, []));
        Assert.StartsWith($"{path}: the file cannot be written", error.Message, StringComparison.Ordinal);
    }
}
