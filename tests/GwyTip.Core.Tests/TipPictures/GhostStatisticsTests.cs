using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class GhostStatisticsTests
{
    private const int Runs = 12;

    /// <summary>Of the heights without what is broad: the highest peak of the skewed correlation, and where it is.</summary>
    private const int Ghost = 14, Distance = 16, Sureness = 17, Everywhere = 18;

    private static readonly Gen<int> Seeds = Gen.Int[0, 100_000];

    private static float[] Of(Scan scan) => GhostStatistics.Compute(scan, LineFlattening.Fit(scan));

    [Fact]
    public void A_ghost_beside_every_adsorbate_is_seen() => Gen.Select(Seeds, Gen.Double[0.3, 0.7]).Sample(
        (seed, height) =>
        {
            const double right = 11, up = 7;
            var some = new SomeAdsorbates(seed);

            float[] single = Of(some.Scan()), twofold = Of((some with { Ghost = (right, up, height) }).Scan());

            // Ten times a − a², less what the threshold takes off the ghost and off nothing else.
            Assert.InRange(twofold[Ghost], 4 * (height - height * height), 10.5 * (height - height * height));
            Assert.True(twofold[Ghost] > 2.5 * single[Ghost], $"{single[Ghost]} without a ghost, {twofold[Ghost]} with one");
            double widths = Math.Sqrt(right * right + up * up) / SomeAdsorbates.UsualSize;
            Assert.Equal(widths - 3, twofold[Distance], 0.5);
            Assert.True(twofold[Sureness] > single[Sureness]);
            Assert.InRange(twofold[Everywhere], 0.6, 1);
        },
        iter: Runs);

    /// <summary>Such a scan is looked at in a coarser raster.</summary>
    [Fact]
    public void Of_wide_adsorbates_too() => Seeds.Sample(
        seed =>
        {
            float[] twofold = Of((new SomeAdsorbates(seed) { Size = 12, Count = 6, Ghost = (22, 14, 0.5) }).Scan());

            Assert.InRange(twofold[Ghost], 0.7, 2.7);
            Assert.Equal(Math.Sqrt(22 * 22 + 14 * 14) / 12 - 3, twofold[Distance], 0.5);
        },
        iter: Runs);

    [Fact]
    public void Neighbours_of_the_same_height_are_no_ghosts()
    {
        // A square lattice: whatever stands beside a thing is as high, and stands on the other side, too.
        var lattice = Enumerable.Range(0, SomeAdsorbates.Width * SomeAdsorbates.Lines).Select(i => Math.Pow(
            Math.Max(0, Math.Cos(i % SomeAdsorbates.Width * 0.35) * Math.Cos(i / SomeAdsorbates.Width * 0.35)), 2));

        Assert.InRange(Of(SomeAdsorbates.Over([.. lattice]))[Ghost], 0, 0.5);
    }

    [Fact]
    public void Neither_scale_nor_offset_nor_contrast_nor_mirrors_change_them() => Gen.Select(
        Seeds, Gen.Double[-10, 3], Gen.Double[-5, 5], Gen.Bool, Gen.Bool).Sample(
            (seed, power, offset, upsideDown, mirrored) =>
            {
                double[] heights = new SomeAdsorbates(seed) { Ghost = (12, -5, 0.5) }.Heights();
                double factor = Math.Pow(10, power) * (upsideDown ? -1 : 1);
                double[] changed = SomeAdsorbates.Rescaled(heights, factor, offset, mirrored);

                Assert.All(
                    Of(SomeAdsorbates.Over(heights)).Zip(Of(SomeAdsorbates.Over(changed))),
                    p => Assert.Equal(p.First, p.Second, 0.1f));
            },
            iter: Runs);

    [Fact]
    public void Every_number_is_limited_whatever_is_scanned() => Gen.Select(
        Seeds, Gen.Double[0, 3], Gen.Int[0, 120], Gen.Int[4, 16]).Sample(
            (seed, noise, missing, size) =>
            {
                double[] heights = new SomeAdsorbates(seed) { Noise = noise, Count = 3, Size = size }.Heights();
                heights.AsSpan(heights.Length - missing * SomeAdsorbates.Width).Fill(double.NaN);

                float[] numbers = Of(SomeAdsorbates.Over(heights));

                Assert.Equal(GhostStatistics.Count, numbers.Length);
                Assert.All(numbers, v => Assert.InRange(v, -8, 8));
            },
            iter: Runs);

    [Theory]
    [InlineData(24, 24)]
    [InlineData(600, 20)]
    public void A_tiny_scan_has_none(int width, int lines)
    {
        var random = new Random(1);
        double[] heights = [.. Enumerable.Range(0, width * lines).Select(i => 0.01 * random.NextDouble() + Math.Exp(
            -Math.Pow((i % width - width / 2) / 4.0, 2) - Math.Pow((i / width - lines / 2) / 4.0, 2)))];

        Assert.All(Of(new Scan(heights, width, lines)), v => Assert.Equal(0, v));
    }
}
