using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class TipChangeWatchTests
{
    private const int Width = 64, Lines = 80;

    [Fact]
    public void A_change_that_lasts_gives_an_alarm_two_lines_later_and_names_its_first_line()
    {
        var watch = new TipChangeWatch(Width);
        for (int y = 0; y < Lines; y++)
        {
            watch.Add(Line(y, changed: y >= 50));
            Assert.Equal(y >= 51 ? 50 : null, watch.Line);
        }
    }

    [Fact]
    public void A_height_that_jumps_and_stays_is_a_change() =>
        Assert.Equal(40, LineOf(y => [.. Line(y, false).Select(h => h + (y >= 40 ? 50 : 0))]));

    [Theory]
    [InlineData(1e-9, 0)]
    [InlineData(1e3, -7)]
    public void The_alarm_depends_neither_on_height_scale_nor_on_offset(double scale, double offset) =>
        Assert.Equal(50, LineOf(y => [.. Line(y, y >= 50).Select(h => scale * h + offset)]));

    [Fact]
    public void One_bad_line_gives_none() => Assert.Null(LineOf(y => Line(y, changed: y == 50)));

    [Fact]
    public void A_scan_without_a_change_gives_none() => Assert.Null(LineOf(y => Line(y, false)));

    [Fact]
    public void Lines_that_were_not_measured_only_count() =>
        Assert.Equal(50, LineOf(y => y % 10 == 3 ? [.. Enumerable.Repeat(double.NaN, Width)] : Line(y, y >= 50)));

    [Fact]
    public void An_infinite_height_is_refused_and_the_line_is_not_taken()
    {
        var watch = new TipChangeWatch(Width);
        double[] bad = Line(0, false);
        bad[3] = double.PositiveInfinity;

        Assert.Equal(ScanProblem.Infinite, Assert.Throws<ScanException>(() => watch.Add(bad)).Problem);
        for (int y = 0; y < Lines; y++)
        {
            watch.Add(Line(y, y >= 30));
        }
        Assert.Equal(30, watch.Line);
    }

    private static int? LineOf(Func<int, double[]> line)
    {
        var watch = new TipChangeWatch(Width);
        for (int y = 0; y < Lines; y++)
        {
            watch.Add(line(y));
        }
        return watch.Line;
    }

    private static double[] Line(int y, bool changed)
    {
        var random = new Random(y);
        return [.. Enumerable.Range(0, Width).Select(x => (changed ? 3 * Math.Cos(0.9 * x) : Math.Sin(0.3 * x)) + 0.3 * random.NextDouble())];
    }
}
