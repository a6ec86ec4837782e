using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class NoiseStatisticsTests
{
    private const int Along = 0, Across = 1, AcrossOverAlong = 2, Peak = 6, PeakPlace = 7, Slopes = 13, Roughness = 15,
        Shift = 16;

    private const int Width = 96, Lines = 80;

    /// <summary>Hills with a little noise.</summary>
    private static double[] Hills(int seed, Func<int, int, Random, double>? more = null)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Width * Lines).Select(i => Math.Sin(i % Width / 9.0) * Math.Cos(i / Width / 11.0)
            + 0.01 * (random.NextDouble() - 0.5) + (more?.Invoke(i % Width, i / Width, random) ?? 0))];
    }

    private static float[] Of(double[] heights)
    {
        var scan = new Scan(heights, Width, heights.Length / Width);
        return NoiseStatistics.Compute(scan, LineFlattening.Fit(scan));
    }

    [Fact]
    public void They_depend_neither_on_scale_nor_on_offset_nor_on_tilt() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Double[-8, 3], Gen.Double[-5, 5], Gen.Double[-0.1, 0.1]).Sample(
            (seed, power, offset, tilt) =>
            {
                double[] heights = Hills(seed);
                double scale = Math.Pow(10, power);
                float[] expected = Of(heights);
                float[] actual = Of([.. heights.Select((h, i) => scale * (h + offset + tilt * (i % Width)))]);
                Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 2));
            },
            iter: 30);

    [Fact]
    public void Every_number_is_finite_and_limited_whatever_is_scanned() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Double[0, 100], Gen.Int[0, Lines - 20]).Sample((seed, noise, missing) =>
        {
            double[] heights = Hills(seed, (x, y, r) => noise * r.NextDouble() * (x % 7 == 0 ? 50 : 1));
            heights.AsSpan((Lines - missing) * Width).Fill(double.NaN);
            Assert.All(Of(heights), v => Assert.InRange(v, -8, 8));
        }, iter: 30);

    [Fact]
    public void White_noise_raises_both_directions_alike()
    {
        float[] quiet = Of(Hills(1)), noisy = Of(Hills(1, (_, _, r) => 0.3 * (r.NextDouble() - 0.5)));
        Assert.InRange(noisy[Along] - quiet[Along], 2.5, 5);
        Assert.InRange(noisy[Across] - quiet[Across], 2.5, 5);
        Assert.InRange(noisy[AcrossOverAlong], -0.2, 0.2);
    }

    [Fact]
    public void Noise_of_lines_that_are_displaced_along_x_shows_across_them_alone()
    {
        var random = new Random(2);
        double[] shifts = [.. Enumerable.Range(0, Lines).Select(_ => 4 * (random.NextDouble() - 0.5))];
        double[] heights =
            [.. Enumerable.Range(0, Width * Lines).Select(
                i => Math.Sin((i % Width + shifts[i / Width]) / 5.0) + 0.001 * random.NextDouble())];
        float[] steady = Of(Hills(2)), jittery = Of(heights);
        Assert.True(jittery[AcrossOverAlong] > 1, $"{jittery[AcrossOverAlong]}");
        Assert.True(jittery[Shift] > steady[Shift] + 1, $"{jittery[Shift]} {steady[Shift]}");
    }

    [Theory]
    [InlineData(6.0)]
    [InlineData(12.0)]
    [InlineData(20.0)]
    public void Hum_stands_out_of_the_spectrum_where_it_is(double periods)
    {
        // Not in step from line to line, as the mains is not with the scan.
        float[] still = Of(Hills(3));
        float[] humming = Of(Hills(3, (x, y, _) => 0.1 * Math.Sin(2 * Math.PI * (periods * x / 64 + 0.37 * y))));
        Assert.True(humming[Peak + 3] > still[Peak + 3] + 2, $"{humming[Peak + 3]} {still[Peak + 3]}");
        Assert.Equal(Math.Log(periods / 32), humming[PeakPlace + 3], 0.1);
    }

    [Fact]
    public void A_tilt_of_each_line_and_lines_of_another_roughness_have_numbers_of_their_own()
    {
        var random = new Random(4);
        double[] tilts = [.. Enumerable.Range(0, Lines).Select(_ => 0.02 * (random.NextDouble() - 0.5))];
        float[] plain = Of(Hills(4)), tilted = Of(Hills(4, (x, y, _) => tilts[y] * (x - Width / 2)));
        Assert.True(tilted[Slopes] > plain[Slopes] + 0.3, $"{tilted[Slopes]} {plain[Slopes]}");
        float[] rough = Of(Hills(4, (_, y, r) => y % 5 == 0 ? 0.5 * (r.NextDouble() - 0.5) : 0));
        Assert.True(rough[Roughness] > plain[Roughness] + 1, $"{rough[Roughness]} {plain[Roughness]}");
    }
}
