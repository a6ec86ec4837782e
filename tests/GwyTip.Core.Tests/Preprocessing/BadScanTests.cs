using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class BadScanTests
{
    [Theory]
    [InlineData(1, 1, "the scan has 1 line; 16 are needed")]
    [InlineData(100, 1, "the scan has 1 line; 16 are needed")]
    [InlineData(100, 15, "the scan has 15 lines; 16 are needed")]
    public void Too_few_lines(int width, int lines, string message) =>
        AssertRefused(SomeScans.Of(width, lines, 1), "too-few-lines", message);

    [Theory]
    [InlineData(1, 100, "the scan has 1 pixel a line; 16 are needed")]
    [InlineData(15, 100, "the scan has 15 pixels a line; 16 are needed")]
    public void Too_few_columns(int width, int lines, string message) =>
        AssertRefused(SomeScans.Of(width, lines, 1), "too-few-columns", message);

    [Fact]
    public void Sixteen_lines_of_sixteen_pixels_are_a_scan() =>
        Assert.All(
            Preprocessing.Compute(SomeScans.Of(16, 16, 1))[Preprocessing.Image].Values, v => Assert.True(float.IsFinite(v)));

    [Fact]
    public void Too_few_measured_lines() =>
        AssertRefused(
            SomeScans.Of(40, 40, 1).Where((_, y, h) => y < 12 ? h : double.NaN), "too-few-lines",
            "only 12 of 40 lines were measured");

    [Fact]
    public void A_constant_line_was_not_measured() =>
        AssertRefused(
            SomeScans.Of(40, 40, 1).Where((_, y, h) => y < 12 ? h : 3), "too-few-lines", "only 12 of 40 lines were measured");

    [Theory]
    [InlineData(0)]
    [InlineData(-4.2e-9)]
    public void A_constant_scan(double height) =>
        AssertRefused(new Scan(40, 40, _ => Enumerable.Repeat(height, 40).ToArray()), "constant", "all heights are the same");

    [Fact]
    public void Constant_lines_with_different_offsets() =>
        AssertRefused(SomeScans.Of(40, 40, 1).Where((_, y, _) => 0.1 * y), "constant", "all heights are the same");

    [Fact]
    public void A_constant_scan_with_rounding_noise()
    {
        var random = new Random(1);

        AssertRefused(
            SomeScans.Of(40, 40, 1).Where((_, _, _) => 3e-9 * (1 + 1e-15 * random.NextDouble())), "constant",
            "all heights are the same");
    }

    [Fact]
    public void A_tilted_plane_is_constant_once_flattened() =>
        AssertRefused(
            SomeScans.Of(100, 100, 1).Where((x, y, _) => 0.1 * x + 0.7 * y + 1e-3), "constant",
            "flattened, all heights are the same");

    [Fact]
    public void Nothing_measured() =>
        AssertRefused(SomeScans.Of(40, 40, 1).Where((_, _, _) => double.NaN), "no-data", "every pixel is NaN");

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-3.4e38)]
    [InlineData(1e20)]
    public void A_height_that_no_scan_can_hold_is_as_good_as_none(double height)
    {
        var scan = SomeScans.Of(40, 40, 1);
        var expected = Preprocessing.Compute(scan.Where((x, y, h) => (x, y) == (3, 7) ? double.NaN : h));

        var inputs = Preprocessing.Compute(scan.Where((x, y, h) => (x, y) == (3, 7) ? height : h));

        Assert.All(Preprocessing.Inputs, input => Assert.Equal(expected[input].Values, inputs[input].Values));
    }

    [Fact]
    public void An_image_without_a_measured_pixel()
    {
        var problem = Assert.Throws<ScanException>(() => Preprocessing.ToInput(new SquareImage(8)));

        Assert.Equal("no-data", problem.Code);
    }

    [Fact]
    public void A_scan_needs_at_least_one_pixel_and_as_many_heights_as_it_says()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Scan(0, 5, _ => default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Scan(5, 0, _ => default));
        string message = Assert.Throws<ArgumentException>(() => new Scan(new double[11], 4, 3)).Message;
        Assert.Contains("11 heights do not make 3 lines of 4 pixels", message, StringComparison.Ordinal);
    }

    private static void AssertRefused(Scan scan, string code, string message)
    {
        var problem = Assert.Throws<ScanException>(() => Preprocessing.Compute(scan));

        Assert.Equal(code, problem.Code);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }
}
