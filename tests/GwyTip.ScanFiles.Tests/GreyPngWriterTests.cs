namespace GwyTip.ScanFiles.Tests;

public sealed class GreyPngWriterTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(128, 128)]
    [InlineData(1, 300)]
    public void What_is_written_is_read_back(int width, int height)
    {
        byte[] pixels = new byte[width * height];
        new Random(width).NextBytes(pixels);

        var scan = GreyPng.Decode(GreyPngWriter.Encode(pixels, width), "written.png");

        Assert.Equal((width, height), (scan.Width, scan.Lines));
        for (int y = 0; y < height; y++)
        {
            Assert.Equal(pixels.Skip(y * width).Take(width).Select(p => (double)p), scan.Line(y).ToArray());
        }
    }

    [Fact]
    public void Pixels_that_fill_no_whole_rows_are_refused()
    {
        Assert.Contains("7 pixels", Assert.Throws<ArgumentException>(() => GreyPngWriter.Encode(new byte[7], 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GreyPngWriter.Encode([], 2));
    }
}
