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
    public void Lines_to_come_are_not_measured()
    {
        var buffer = new LineBuffer(2);
        buffer.Add([1, 2, 3, 4]);
        var scan = buffer.ToScan(lines: 4);
        buffer.Add([5, 6]);

        Assert.Equal(4, scan.Lines);
        Assert.Equal([3, 4], scan.Line(1).ToArray());
        Assert.All(scan.Line(2).ToArray(), h => Assert.True(double.IsNaN(h)));
        Assert.Equal(3, buffer.ToScan(lines: 2).Lines);
    }
}
