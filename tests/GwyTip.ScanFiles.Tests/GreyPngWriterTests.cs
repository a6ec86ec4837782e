using CsCheck;
using GwyTip.Tests;

namespace GwyTip.ScanFiles.Tests;

public class GreyPngWriterTests
{
    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gen.OneOf(Gen.Const(8), Gen.Const(16)), Gen.Int[1, 40], Gen.Int[1, 30]).SelectMany((bits, width, lines) =>
            Gen.UShort[0, (ushort)((1 << bits) - 1)].Array[width * lines].Select(values => (bits, width, values))).Sample(image =>
        {
            var scan = GreyPng.Decode(GreyPngWriter.Encode(image.values, image.width, image.bits), "grey.png");

            Assert.Equal((image.width, image.values.Length / image.width), (scan.Width, scan.Lines));
            Assert.Equal(
                image.values.Select(v => (double)v),
                Enumerable.Range(0, scan.Lines).SelectMany(y => scan.LineAsGiven(y).ToArray()));
        });

    [Fact]
    public void A_picture_of_bytes_is_the_same_as_one_of_8_bits()
    {
        byte[] pixels = [0, 255, 7, 8, 9, 10];
        byte[] file = GreyPngWriter.Encode(pixels, 3);
        Assert.Equal(GreyPngWriter.Encode([0, 255, 7, 8, 9, 10], 3, 8), file);
        Assert.Equal([8.0, 9, 10], GreyPng.Decode(file, "written.png").Line(1).ToArray());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "none", "grey.png");
        Assert.Contains(
            path, Assert.Throws<ScanFileException>(() => GreyPngWriter.Write(path, [1], 1, 8)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 12)]
    [InlineData(8, 5)]
    [InlineData(8, 0)]
    public void What_is_no_image_is_refused(int bits, int width)
    {
        Assert.Throws<ArgumentException>(() => GreyPngWriter.Encode(new ushort[12], width, bits));
    }
}
