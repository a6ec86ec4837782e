using GwyTip.Tests;

namespace GwyTip.ScanFiles.Tests;

public class GreyPngWriterTests
{
    [Theory]
    [InlineData(8, 1, 1)]
    [InlineData(8, 33, 17)]
    [InlineData(16, 1, 5)]
    [InlineData(16, 40, 23)]
    public void What_is_written_is_read_again(int bits, int width, int lines)
    {
        var random = new Random(bits + width);
        ushort[] values = [.. Enumerable.Range(0, width * lines).Select(_ => (ushort)random.Next(1 << bits))];
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "grey.png");
        GreyPngWriter.Write(path, values, width, bits);
        var scan = GreyPng.Read(path);
        Assert.Equal((width, lines), (scan.Width, scan.Lines));
        Assert.Equal(values.Select(v => (double)v), Enumerable.Range(0, lines).SelectMany(y => scan.Line(y).ToArray()));
    }

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
        Assert.Contains(path, Assert.Throws<ScanFileException>(() => GreyPngWriter.Write(path, [1], 1, 8)).Message, StringComparison.Ordinal);
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
