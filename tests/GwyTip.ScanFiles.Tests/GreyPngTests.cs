using GwyTip.Core;
using GwyTip.Tests;

namespace GwyTip.ScanFiles.Tests;

public class GreyPngTests
{
    private static double[] Heights(Scan scan) =>
        [.. Enumerable.Range(0, scan.Lines).SelectMany(y => scan.Line(y).ToArray())];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_filter_gives_back_the_grey_values(byte filter)
    {
        var random = new Random(filter);
        foreach (var (depth, colour) in new (byte, byte)[] { (8, 0), (16, 0), (8, 4), (16, 4) })
        {
            int bytes = depth / 8 * (colour == 4 ? 2 : 1);
            var samples = new byte[7 * 5 * bytes];
            random.NextBytes(samples);
            var maker = new PngMaker
            {
                Width = 7,
                Lines = 5,
                Depth = depth,
                Colour = colour,
                Filter = _ => filter,
                ChunkSize = 11
            };

            var scan = GreyPng.Decode(maker.Make(samples), "random.png");

            var expected = samples.Chunk(bytes).Select(p => Value(p, depth, colour)).ToArray();
            Assert.Equal((7, 5), (scan.Width, scan.Lines));
            Assert.Equal(expected, Heights(scan));
        }

        static double Value(byte[] pixel, int depth, int colour)
        {
            int size = depth / 8;
            bool transparent = colour == 4 && pixel[size..].All(b => b == 0);
            return transparent ? double.NaN : size == 1 ? pixel[0] : pixel[0] * 256 + pixel[1];
        }
    }

    [Fact]
    public void Filters_may_change_from_line_to_line()
    {
        var samples = Enumerable.Range(0, 200).Select(i => (byte)(i * i / 7)).ToArray();
        var maker = new PngMaker { Width = 10, Lines = 20, Filter = y => (byte)(y % 5) };
        Assert.Equal(samples.Select(s => (double)s), Heights(GreyPng.Decode(maker.Make(samples), "mixed.png")));
    }

    [Theory]
    [InlineData(2, 8)]
    [InlineData(2, 16)]
    [InlineData(6, 8)]
    [InlineData(6, 16)]
    public void Grey_stored_as_colours_is_grey(byte colour, byte depth)
    {
        int[] greys = [.. Enumerable.Range(0, 35).Select(i => i * i * 7 % 255)];
        byte[] Sample(int v) => depth == 8 ? [(byte)v] : [(byte)v, (byte)(255 - v)];
        byte[] samples =
        [
            .. greys.SelectMany(v => Enumerable.Repeat(Sample(v), 3).SelectMany(s => s).Concat(colour == 6 ? Sample(200) : [])),
        ];
        foreach (byte filter in (byte[])[0, 1, 2, 3, 4])
        {
            var maker = new PngMaker { Width = 7, Lines = 5, Colour = colour, Depth = depth, Filter = _ => filter };
            Assert.Equal(
                greys.Select(v => depth == 8 ? v : v * 256.0 + 255 - v), Heights(GreyPng.Decode(maker.Make(samples), "rgb.png")));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Few_bits_and_palettes_are_grey(byte depth)
    {
        int levels = 1 << depth, width = 11;
        int[] values = [.. Enumerable.Range(0, width).Select(i => i * 5 % levels)];
        var line = new byte[(width * depth + 7) / 8];
        for (int x = 0; x < width; x++)
        {
            line[x * depth / 8] |= (byte)(values[x] << (8 - depth - x * depth % 8));
        }
        Assert.Equal(
            values.Select(v => (double)v),
            Heights(GreyPng.Decode(new PngMaker { Width = width, Depth = depth }.Make(line), "few.png")));

        byte[] palette = [.. Enumerable.Range(0, levels).SelectMany(i => Enumerable.Repeat((byte)(255 - i), 3))];
        var maker = new PngMaker { Width = width, Depth = depth, Colour = 3, Palette = palette, Opacity = [0] };
        Assert.Equal(
            values.Select(v => v == 0 ? double.NaN : 255.0 - v), Heights(GreyPng.Decode(maker.Make(line), "palette.png")));
    }

    [Fact]
    public void One_coloured_pixel_is_named()
    {
        byte[] samples = [9, 9, 9, 8, 8, 8, 7, 7, 7, 6, 6, 5];
        Assert.Contains(
            "not grey: pixel 1 of line 1 is red 6, green 6, blue 5",
            Problem(new PngMaker { Width = 2, Lines = 2, Colour = 2 }.Make(samples)),
            StringComparison.Ordinal);
        Assert.Contains(
            "not grey: pixel 0 of line 0 is red 1, green 2, blue 3",
            Problem(new PngMaker { Colour = 3, Palette = [1, 2, 3] }.Make([0])),
            StringComparison.Ordinal);
        Assert.Contains(
            "has the colour 4, but its palette has 1", Problem(new PngMaker { Colour = 3, Palette = [1, 1, 1] }.Make([4])),
            StringComparison.Ordinal);

        static string Problem(byte[] file) => Assert.Throws<ScanFileException>(() => GreyPng.Decode(file, "x.png")).Problem;
    }

    [Fact]
    public void A_transparent_pixel_was_not_measured()
    {
        var scan = GreyPng.Decode(new PngMaker { Width = 3, Colour = 4 }.Make([10, 255, 20, 0, 30, 1]), "alpha.png");
        Assert.Equal([10, double.NaN, 30], Heights(scan));
    }

    [Theory]
    [InlineData(0, 8, new byte[] { 0, 20 }, new byte[] { 10, 20, 30 }, 10, 30)]
    [InlineData(0, 16, new byte[] { 1, 1 }, new byte[] { 1, 0, 1, 1, 2, 1 }, 256, 513)]
    [InlineData(0, 4, new byte[] { 0, 10 }, new byte[] { 0x5A, 0x90 }, 5, 9)]
    // No colour where nothing shows, and one sample alone is not the colour.
    [InlineData(2, 8, new byte[] { 0, 9, 0, 9, 0, 8 }, new byte[] { 9, 9, 9, 9, 9, 8, 8, 8, 8 }, 9, 8)]
    [InlineData(
        2, 16, new byte[] { 1, 2, 1, 2, 1, 2 }, new byte[] { 1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 2, 2, 2, 2, 2, 2, 2 }, 257, 514)]
    public void Of_grey_and_RGB_one_colour_may_be_transparent(
        byte colour, byte depth, byte[] transparent, byte[] samples, double first, double last)
    {
        Assert.Equal([first, double.NaN, last], Heights(GreyPng.Decode(Make(transparent), "key.png")));
        Assert.Contains(
            $"its chunk tRNS has {transparent.Length - 1} bytes, not {transparent.Length}",
            Assert.Throws<ScanFileException>(() => GreyPng.Decode(Make(transparent[1..]), "key.png")).Problem,
            StringComparison.Ordinal);

        byte[] Make(byte[] opacity) =>
            new PngMaker { Width = 3, Colour = colour, Depth = depth, Opacity = opacity }.Make(samples);
    }

    [Fact]
    public void A_file_cut_short_at_any_byte_says_so()
    {
        var file = new PngMaker { Width = 4, Lines = 4, ChunkSize = 9 }.Make([.. Enumerable.Range(0, 16).Select(i => (byte)i)]);
        for (int length = 0; length < file.Length; length++)
        {
            var error = Assert.Throws<ScanFileException>(() => GreyPng.Decode(file[..length], "cut.png"));
            Assert.Contains(length < 8 ? "no PNG file" : "cut short", error.Message, StringComparison.Ordinal);
            Assert.StartsWith("cut.png: ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Any_byte_gone_wrong_is_noticed()
    {
        byte[] samples = [.. Enumerable.Range(0, 16).Select(i => (byte)(i * 3))];
        var file = new PngMaker { Width = 4, Lines = 4 }.Make(samples);
        for (int at = 0; at < file.Length; at++)
        {
            var broken = file.ToArray();
            broken[at] ^= 0x10;
            Assert.Throws<ScanFileException>(() => GreyPng.Decode(broken, "broken.png"));
        }
    }

    [Theory]
    [InlineData(5, 8, 0, "colour type 5")]
    [InlineData(2, 4, 0, "4 bits a sample")]
    [InlineData(3, 16, 0, "16 bits a sample")]
    [InlineData(0, 8, 1, "interlaced")]
    public void What_is_not_read_is_named(byte colour, byte depth, byte interlace, string expected)
    {
        var file = new PngMaker { Colour = colour, Depth = depth, Interlace = interlace }.Wrap(PngMaker.Compress([0, 0]));
        Assert.Contains(
            expected, Assert.Throws<ScanFileException>(() => GreyPng.Decode(file, "x.png")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30_000, 30_000, "at most")]
    [InlineData(16_000, 16_000, "cannot hold")]
    [InlineData(0, 5, "0 × 5")]
    [InlineData(-1, 1, "at most")]
    [InlineData(-1, -1, "at most")]
    [InlineData(-1, -1660944385, "at most")]
    [InlineData(1 << 28, 1, "lines of 268435456 pixels")]
    public void A_header_alone_never_claims_memory(int width, int lines, string expected)
    {
        var file = new PngMaker { Width = width, Lines = lines }.Wrap(PngMaker.Compress([0, 1]));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<ScanFileException>(() => GreyPng.Decode(file, "hostile.png"));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Image_data_of_the_wrong_length_is_an_error()
    {
        var maker = new PngMaker { Width = 2, Lines = 2 };
        Assert.Contains("ends in line 1", Problem(maker.Wrap(PngMaker.Compress([0, 1, 2, 0, 3]))), StringComparison.Ordinal);
        Assert.Contains("beyond line 2", Problem(maker.Wrap(PngMaker.Compress([0, 1, 2, 0, 3, 4, 5]))), StringComparison.Ordinal);
        Assert.Contains("filter 9", Problem(maker.Wrap(PngMaker.Compress([9, 1, 2, 0, 3, 4]))), StringComparison.Ordinal);
        Assert.Contains("inflated", Problem(maker.Wrap([1, 2, 3, 4, 5, 6])), StringComparison.Ordinal);
        // A stream that asks for a dictionary.
        Assert.Contains("inflated", Problem(maker.Wrap([0x78, 0xBB, 0, 0, 0, 1, 1, 2, 3])), StringComparison.Ordinal);

        static string Problem(byte[] file) => Assert.Throws<ScanFileException>(() => GreyPng.Decode(file, "x.png")).Problem;
    }

    [NeedsFact(Needed.LabelledScans)]
    public void The_whole_labelled_set_is_read()
    {
        var files = Directory.GetFiles(
            Path.Combine(Path.GetDirectoryName(Needs.PathOf(Needed.LabelledScans))!, "images"), "*.png");
        foreach (string file in files)
        {
            var scan = GreyPng.Read(file);
            Assert.Equal(192, scan.Width);
            Assert.True(scan.Line(0).ToArray().All(v => v is >= 0 and <= 254), file);
        }
        Assert.Equal(4161, files.Length);
    }
}
