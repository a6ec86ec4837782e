using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class SurfaceTraitsTests
{
    /// <summary>Heights are stored as float32 at the image's size, so that an offset costs digits.</summary>
    private const double Rounding = 2e-3;

    [Theory]
    [InlineData(1e-9, 0, 1)]
    [InlineData(3.7e6, 0, 2)]
    [InlineData(1, 250, 3)]
    [InlineData(2e-10, -5e-7, 4)]
    public void Height_scale_and_offset_do_not_matter(double scale, double offset, int seed)
    {
        var scan = SomeScans.Of(100, 90, seed);

        float[] expected = SurfaceTraits.Compute(scan),
            found = SurfaceTraits.Compute(scan.Where((_, _, h) => scale * h + offset));

        Assert.All(expected.Zip(found), p => Assert.Equal(p.First, p.Second, Rounding));
    }

    [Fact]
    public void There_are_as_many_as_the_count_says_and_all_are_numbers_also_of_an_unfinished_scan()
    {
        var unfinished = SomeScans.Of(80, 80, 5).Where((x, y, h) => y >= 30 || (x > 40 && y < 8) ? double.NaN : h);

        float[] traits = SurfaceTraits.Compute(unfinished);

        Assert.Equal(SurfaceTraits.Count, traits.Length);
        Assert.All(traits, t => Assert.True(float.IsFinite(t)));
        Assert.NotEqual(SurfaceTraits.Compute(SomeScans.Of(80, 80, 5)), traits);
    }

    [Fact]
    public void A_scan_that_cannot_be_judged_is_refused() =>
        Assert.Throws<ScanException>(() => SurfaceTraits.Compute(new Scan(new double[400], 20, 20)));

    [Fact]
    public void The_power_of_a_wave_lies_at_its_frequency()
    {
        const int Size = 32;
        double[] wave = [.. Enumerable.Range(0, Size * Size)
            .Select(i => Math.Cos(2 * Math.PI * (3 * (i % Size) + 5 * (i / Size)) / Size))];

        double[] power = Fourier.Power(wave, Size);

        double peak = Size * Size / 2.0;
        Assert.Equal(peak * peak, power[5 * Size + 3], 1e-6);
        Assert.Equal(peak * peak, power[(Size - 5) * Size + Size - 3], 1e-6);
        Assert.Equal(2 * peak * peak, power.Sum(), 1e-5);
    }
}
