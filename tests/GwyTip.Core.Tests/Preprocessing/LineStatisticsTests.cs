using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class LineStatisticsTests
{
    private const int Width = 64, Lines = 80, Change = 50;

    private static double[] Heights(int seed, Func<int, int, Random, double> height)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Width * Lines).Select(i => height(i % Width, i / Width, random))];
    }

    private static double[] Steady(int seed) => Heights(seed, (x, y, r) => Math.Sin(x / 4.0 + y / 30.0) + 0.1 * r.NextDouble());

    /// <summary>The picture is another from a line on.</summary>
    private static double[] Changed(int seed) =>
        Heights(seed, (x, y, r) => (y < Change ? Math.Sin(x / 4.0) : 1.5 * Math.Sin(x / 2.3)) + 0.1 * r.NextDouble());

    private static float[] Of(double[] heights, int width = Width, int lines = Lines)
    {
        var scan = new Scan(heights, width, lines);
        return LineStatistics.Compute(scan, LineFlattening.Fit(scan));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_change_stands_out_in_the_largest_step_and_in_no_steady_scan(int seed)
    {
        float steady = Of(Steady(seed))[0], changed = Of(Changed(seed))[0];
        Assert.InRange(steady, 0, 0.7);
        Assert.InRange(changed, 1.5, 5);
    }

    [Theory]
    [InlineData(1e-10, 0)]
    [InlineData(1e3, -7)]
    public void They_depend_neither_on_the_scale_nor_on_the_offset_of_heights(double scale, double offset)
    {
        float[] expected = Of(Changed(4));
        float[] actual = Of([.. Changed(4).Select(h => scale * h + offset)]);
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 3));
    }

    [Fact]
    public void Offsets_of_whole_lines_do_not_count_as_steps()
    {
        var random = new Random(5);
        double[] offsets = [.. Enumerable.Range(0, Lines).Select(_ => 10 * random.NextDouble())];
        float[] expected = Of(Steady(5)), actual = Of([.. Steady(5).Select((h, i) => h + offsets[i / Width])]);
        Assert.All((int[])[0, 1, 2], k => Assert.Equal(expected[k], actual[k], 3));
    }

    [Fact]
    public void A_mirror_image_has_the_same_statistics()
    {
        double[] heights = Changed(6);
        double[] mirrored = [.. Enumerable.Range(0, heights.Length)
            .Select(i => heights[i / Width * Width + Width - 1 - i % Width])];
        Assert.All(Of(heights).Zip(Of(mirrored)), p => Assert.Equal(p.First, p.Second, 4));
    }

    [Fact]
    public void Turning_time_around_leaves_the_largest_step()
    {
        double[] heights = Changed(7);
        double[] reversed = [.. Enumerable.Range(0, heights.Length)
            .Select(i => heights[(Lines - 1 - i / Width) * Width + i % Width])];
        Assert.Equal(Of(heights)[0], Of(reversed)[0], 4);
    }

    [Fact]
    public void They_are_finite_and_bounded_on_anything_that_can_be_judged() => Gen.Select(
        Gen.Int[0, 100_000], Gen.Frequency((5, Gen.Const(0)), (2, Gen.Int[0, Width - 1])).Array[Lines]).Sample(
            (seed, missing) =>
            {
                // Few levels of height, spikes, lines missing.
                double[] heights =
                    Heights(seed, (x, y, r) => (x / 6 + y / 6) % 2 + 0.5 * r.Next(2) + (r.Next(300) == 0 ? 1e6 : 0));
                for (int y = 0; y < Lines; y++)
                {
                    Array.Fill(heights, double.NaN, y * Width, missing[y]);
                }
                Assert.All(Of(heights), v => Assert.InRange(v, -5, 5));
            },
            iter: 30);

    [Fact]
    public void The_network_is_given_them_when_it_asks()
    {
        var scan = new Scan(Changed(9), Width, Lines);
        var inputs = Preprocessing.Compute(scan, [Preprocessing.Lines]);
        Assert.Equal(Of(Changed(9)), inputs[Preprocessing.Lines].Values);
        Assert.Throws<ArgumentException>(() => Preprocessing.Compute(scan, ["colour"]));
    }
}
