using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class LineStepsTests
{
    [Fact]
    public void The_first_line_after_the_change_is_named()
    {
        var steps = Of(SomeScans.Halves(width: 64, lines: 48, change: 30, seed: 1))!;

        Assert.Equal(30, steps.Line);
        Assert.True(steps.Ratio > 20, $"ratio {steps.Ratio}");
    }

    [Fact]
    public void A_hand_computed_scan()
    {
        // Lines of +-2a around an offset, a = 1, 2, 1, 2, … and 6 at line 20: half of the pixels differ by +2 or +8, half by the
        // opposite.
        double[] pattern = [2, -2, 2, -2, 2, -2, 2, -2, -2, 2, -2, 2, -2, 2, -2, 2];
        var scan = new Scan(16, 40, y => Array.ConvertAll(pattern, p => p * (y == 20 ? 6 : y % 2 + 1) + 100 * (y % 3)));

        var steps = Of(scan)!;

        Assert.Equal(20, steps.Line);
        Assert.Equal(2 * (6 - 2), steps.Step, 9);
        Assert.Equal(2 * (2 - 1), steps.Typical, 9);
        Assert.Equal(4, steps.Ratio, 9);
    }

    [Fact]
    public void A_false_offset_of_a_line_is_no_step()
    {
        // A dark row along most of line 20 moves that line's median, and with it the flattened rest of the line.
        var scan = SomeScans.Of(64, 40, 2).Where((x, y, h) => h + (y == 20 ? 50 : 0));

        Assert.True(Of(scan)!.Ratio < 3);
    }

    [Fact]
    public void A_scan_of_few_height_levels_has_no_typical_step()
    {
        var scan = SomeScans.Of(64, 40, 2).Where((x, y, _) => x == y ? 1 : 0);

        Assert.Equal(1, Of(scan)!.Ratio);
    }

    [Fact]
    public void Height_scale_offset_and_line_offsets_change_neither_line_nor_ratio() => Gen.Select(
        Gen.Int[0, 100_000], Gen.Double[-10, 3], Gen.Double[-11, 11].Array[30]).Sample(
            (seed, power, offsets) =>
            {
                var scan = SomeScans.Of(40, 30, seed);
                var other = scan.Where((_, y, h) => Math.Pow(10, power) * (h + offsets[y]));

                var (expected, actual) = (Of(scan)!, Of(other)!);

                Assert.Equal(expected.Line, actual.Line);
                Assert.Equal(expected.Ratio, actual.Ratio, 6);
            },
            iter: 20);

    [Fact]
    public void A_gap_between_measured_lines_is_no_step()
    {
        // The change hides in the gap, so no pair of neighbours shows it.
        var scan = SomeScans.Halves(width: 64, lines: 48, change: 30, seed: 1)
            .Where((_, y, h) => y is 29 or 30 ? double.NaN : h);

        Assert.True(Of(scan)!.Ratio < 3);
    }

    [Fact]
    public void Lines_that_share_no_pixel_have_no_step()
    {
        var scan = SomeScans.Of(32, 32, 1).Where((x, y, h) => x % 2 == y % 2 ? h : double.NaN);

        Assert.Null(Of(scan));
    }

    [Fact]
    public void Lines_that_mostly_repeat_do_not_divide_by_zero()
    {
        // Up and down by turns: no line repeats the one before, and all have the same shape.
        var heights = SomeScans.Heights(32, 32, 3);
        var repeated = new Scan(32, 32, y => Array.ConvertAll(heights[..32], h => h + y % 2));

        Assert.Equal(1, Of(repeated)!.Ratio);
    }

    private static LineSteps? Of(Scan scan) => LineSteps.Measure(scan, LineFlattening.Fit(scan));
}
