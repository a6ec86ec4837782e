using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class RunningLinesTests
{
    [Fact]
    public void A_scan_taken_from_the_buffer_stays_as_it_is_while_lines_come()
    {
        var buffer = new LineBuffer(2, expected: 1);
        buffer.Add([1, 2, 3, 4]);
        var scan = buffer.ToScan(1e-10);
        for (int y = 0; y < 500; y++)
        {
            buffer.Add([y, y]);
        }

        Assert.Equal((2, 502), (scan.Lines, buffer.Count));
        Assert.Equal([3, 4], scan.Line(1).ToArray());
        Assert.Equal([499, 499], buffer.ToScan().Line(501).ToArray());
        Assert.Equal(1e-10, scan.MetresPerPixelY);
        Assert.Throws<ArgumentException>(() => buffer.Add([1]));
    }

    [Fact]
    public void What_is_to_come_is_filled_with_mirror_images()
    {
        double[] heights = [.. Enumerable.Range(0, 16).Select(y => (double)y)];
        var whole = MirroredScan.Of(new Scan(heights, 1, 16), 50);

        Assert.Equal(50, whole.Lines);
        double[] filled = [.. Enumerable.Range(0, 50).Select(y => whole.Line(y)[0])];
        Assert.Equal([.. heights, 14, 13], filled[..18]);
        Assert.Equal([1, 0, 1, 2], filled[29..33]);
        Assert.All(filled.Zip(filled[1..]), p => Assert.Equal(1, Math.Abs(p.First - p.Second)));
    }

    [Theory]
    [InlineData(15, 50)]
    [InlineData(60, 50)]
    public void Too_few_lines_and_enough_lines_are_left_as_they_are(int lines, int whole)
    {
        var scan = new Scan(new double[lines], 1, lines);

        Assert.Same(scan, MirroredScan.Of(scan, whole));
    }
}
