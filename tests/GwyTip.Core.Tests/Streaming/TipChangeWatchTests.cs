using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class TipChangeWatchTests
{
    private const int Width = 64, Lines = 80;

    [Fact]
    public void A_change_that_lasts_gives_an_alarm_with_the_third_line_after_it_and_names_its_first_line()
    {
        var watch = new TipChangeWatch(Width);
        for (int y = 0; y < Lines; y++)
        {
            watch.Add(Line(y, changed: y >= 50));
            Assert.Equal(y >= 52 ? 50 : null, watch.Line);
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

    /// <summary>
    /// The tip is thrown about for six lines, and is then as it was. By chance two of them may be alike and both unlike what was
    /// before; then it cannot be told from a change.
    /// </summary>
    [Fact]
    public void A_band_of_torn_lines_hardly_ever_gives_one() => Assert.InRange(
        Enumerable.Range(0, 40).Count(seed => LineOf(y => y is >= 50 and < 56 ? Torn(y, seed) : Line(y, false)) is not null), 0,
        4);

    /// <summary>The line in which it happens is half of one kind and half of the other.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(32)]
    [InlineData(54)]
    public void A_change_within_a_line_is_found_at_that_line_or_the_next(int pixel) =>
        Assert.InRange(
            LineOf(y => y == 50 ? [.. Line(y, false)[..pixel], .. Line(y, true)[pixel..]] : Line(y, y > 50)) ?? -1, 50, 51);

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    public void A_change_among_the_first_lines_is_found_once_there_are_enough(int change)
    {
        var watch = new TipChangeWatch(Width);
        for (int y = 0; y < LineFlattening.MinimumLines; y++)
        {
            Assert.Null(watch.Line);
            watch.Add(Line(y, y >= change));
        }
        Assert.Equal(change, watch.Line);
    }

    [Fact]
    public void Of_a_scan_measured_upwards_the_lines_count_from_below()
    {
        double[] heights = [.. Enumerable.Range(0, Lines)
            .SelectMany(row => row < 20 ? Enumerable.Repeat(double.NaN, Width) : Line(row, changed: row < 50))];
        var scan = new Scan(heights, Width, Lines);
        var measured = MeasuredLines.Find(scan);

        Assert.Equal((20, 60, 20, true), (measured.First, measured.Count, measured.Missing, measured.Upwards));
        Assert.Equal(49, measured.RowOf(TipChangeWatch.Over(scan, measured).Line!.Value));
        Assert.Equal(50, TipChangeWatch.RowOver(scan, measured));
    }

    [Fact]
    public void Of_a_scan_measured_upwards_the_row_is_one_that_was_measured()
    {
        double[] heights = [.. Enumerable.Range(0, Lines)
            .SelectMany(row => row == 50 ? Enumerable.Repeat(double.NaN, Width) : Line(row, changed: row < 50))];
        var scan = new Scan(heights, Width, Lines) { Direction = ScanDirection.Up };

        Assert.Equal(51, TipChangeWatch.RowOver(scan, MeasuredLines.Find(scan)));
    }

    [Fact]
    public void A_scan_without_a_change_gives_none() => Assert.Null(LineOf(y => Line(y, false)));

    [Fact]
    public void Lines_that_were_not_measured_only_count() =>
        Assert.Equal(50, LineOf(y => y % 10 == 3 ? [.. Enumerable.Repeat(double.NaN, Width)] : Line(y, y >= 50)));

    [Fact]
    public void Heights_that_no_scan_can_hold_count_as_not_measured()
    {
        var watch = new TipChangeWatch(Width);
        for (int y = 0; y < Lines; y++)
        {
            double[] line = Line(y, y >= 30);
            line[3] = double.PositiveInfinity;
            line[4] = -3.4e38;
            watch.Add(line);
        }

        Assert.Equal(30, watch.Line);
    }

    [Fact]
    public void A_change_late_in_a_long_scan_is_found()
    {
        var watch = new TipChangeWatch(Width);
        for (int y = 0; y < 1500; y++)
        {
            watch.Add(Line(y, y >= 1400));
        }

        Assert.Equal(1400, watch.Line);
    }

    [Fact]
    public void Of_a_wide_scan_some_pixels_are_enough()
    {
        const int times = 40;
        var scan = new Scan([.. Enumerable.Range(0, Lines).SelectMany(
            y => Line(y, y >= 50).SelectMany(h => Enumerable.Repeat(h, times)))], times * Width, Lines);

        Assert.Equal(50, TipChangeWatch.Over(scan, MeasuredLines.Find(scan)).Line);
    }

    /// <summary>A line with pieces of any height.</summary>
    private static double[] Torn(int y, int seed)
    {
        var random = new Random(1000 * seed + y);
        double[] levels = [.. Enumerable.Range(0, 6).Select(_ => 40 * (random.NextDouble() - 0.5))];
        return [.. Line(y, false).Select((h, x) => h + levels[x * levels.Length / Width])];
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
        return [.. Enumerable.Range(0, Width)
            .Select(x => (changed ? 3 * Math.Cos(0.9 * x) : Math.Sin(0.3 * x)) + 0.3 * random.NextDouble())];
    }
}
