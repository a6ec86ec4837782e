using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class MirroredScanTests
{
    private const int Width = 20, Lines = 60;

    /// <summary>Line y shows y and a little else, so that it can be told and counts as measured.</summary>
    private static Scan Measured(int first, int end, double missing = double.NaN,
        ScanDirection direction = ScanDirection.Unknown) => new(
        [.. Enumerable.Range(0, Width * Lines)
            .Select(i => i / Width >= first && i / Width < end ? i / Width + 0.001 * (i % Width % 2) : missing)], Width, Lines)
        {
            MetresPerPixelX = 1e-10,
            MetresPerPixelY = 2e-10,
            Direction = direction,
        };

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(-3.5)]
    public void What_is_to_come_is_filled_with_mirror_images(double missing)
    {
        var whole = MirroredScan.Fill(Measured(0, 16, missing));

        double[] shown = [.. Enumerable.Range(0, Lines).Select(y => whole.Line(y)[0])];
        Assert.Equal([.. Enumerable.Range(0, 16).Select(y => (double)y), 14, 13], shown[..18]);
        Assert.Equal([1, 0, 1, 2], shown[29..33]);
        Assert.All(shown.Zip(shown[1..]), p => Assert.Equal(1, Math.Abs(p.First - p.Second)));
        Assert.Equal((Width, Lines, 1e-10, 2e-10), (whole.Width, whole.Lines, whole.MetresPerPixelX, whole.MetresPerPixelY));
    }

    [Theory]
    [InlineData(40, 60)]
    [InlineData(20, 45)]
    public void What_was_measured_stays_where_it_is(int first, int end)
    {
        var whole = MirroredScan.Fill(Measured(first, end));

        double[] shown = [.. Enumerable.Range(0, Lines).Select(y => whole.Line(y)[0])];
        Assert.Equal(Enumerable.Range(first, end - first).Select(y => (double)y), shown[first..end]);
        Assert.All(shown.Zip(shown[1..]), p => Assert.Equal(1, Math.Abs(p.First - p.Second)));
        Assert.InRange(shown.Min(), first, first);
        Assert.InRange(shown.Max(), end - 1, end - 1);
    }

    [Theory]
    [InlineData(0, 60)] // whole
    [InlineData(1, 59)] // as good as whole
    [InlineData(0, 15)] // too little to judge
    public void Other_scans_are_left_as_they_are(int first, int end)
    {
        var scan = Measured(first, end);

        Assert.Same(scan, MirroredScan.Fill(scan));
    }

    [Fact]
    public void Lines_missing_in_the_middle_are_none_to_come()
    {
        double[] heights = [.. Enumerable.Range(0, Width * Lines)
            .Select(i => i / Width is >= 20 and < 40 ? double.NaN : Math.Sin(i))];
        var measured = MeasuredLines.Find(new Scan(heights, Width, Lines));

        Assert.Equal((0, 60, false), (measured.First, measured.Count, measured.IsUnfinished));
    }

    [Theory]
    [InlineData(ScanDirection.Unknown, 0, 30, false, 0)]
    [InlineData(ScanDirection.Unknown, 30, 60, true, 59)]
    [InlineData(ScanDirection.Up, 30, 50, true, 49)]
    [InlineData(ScanDirection.Down, 30, 60, false, 30)]
    public void The_first_line_in_time_is_known_from_the_file_or_from_what_is_missing(
        ScanDirection direction, int first, int end, bool upwards, int row)
    {
        var measured = MeasuredLines.Find(Measured(first, end, direction: direction));

        Assert.Equal((upwards, row), (measured.Upwards, measured.RowOf(0)));
        Assert.True(measured.IsUnfinished);
    }

    /// <summary>The one rule: a verdict on an unfinished scan is one on its mirrored image, and on its own lines.</summary>
    [Fact]
    public void A_verdict_is_made_from_the_mirrored_image_and_the_lines_there_are()
    {
        var random = new Random(1);
        double[] heights = [.. Enumerable.Range(0, 64 * 64)
            .Select(i => i / 64 < 40 ? Math.Sin(0.3 * (i % 64) + 0.1 * (i / 64)) + random.NextDouble() : double.NaN)];
        var scan = new Scan(heights, 64, 64);

        var inputs = Preprocessing.ComputeForVerdict(scan, Preprocessing.Inputs, 5);

        Assert.Equal(
            Preprocessing.Compute(MirroredScan.Fill(scan), [Preprocessing.Image], 5)[Preprocessing.Image].Values,
            inputs[Preprocessing.Image].Values);
        Assert.Equal(Preprocessing.Compute(scan)[Preprocessing.Lines].Values, inputs[Preprocessing.Lines].Values);
        Assert.DoesNotContain(0f, inputs[Preprocessing.Image].Values[(128 * 128)..(2 * 128 * 128)]);
    }
}
