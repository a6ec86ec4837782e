using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class ShapeStatisticsTests
{
    private const int Runs = 12;

    /// <summary>Where the numbers of the circle begin that is three quarters of a width from an adsorbate's middle.</summary>
    private const int Circle = 7 + 2 * 9;

    private const int Level = 0, TailAlong = 1, TailAcross = 2, TailSureness = 3, Oblong = 5, OblongDiagonal = 6,
        OblongSureness = 7, OblongScatter = 8;

    private static readonly Gen<int> Seeds = Gen.Int[0, 100_000];

    private static float[] Of(Scan scan) => ShapeStatistics.Compute(scan, LineFlattening.Fit(scan));

    [Fact]
    public void Round_adsorbates_are_alike_and_point_nowhere() => Seeds.Sample(
        seed =>
        {
            float[] round = Of((new SomeAdsorbates(seed) { Noise = 0 }).Scan());

            // Of a Gaussian of 1 height and width: 2 · 2^(−4 · 0.75²) − 1.
            Assert.Equal(2 * Math.Pow(2, -4 * 0.75 * 0.75) - 1, round[Circle + Level], 0.12);
            Assert.All([TailAlong, TailAcross], n => Assert.InRange(Math.Abs(round[Circle + n]), 0, 0.15));
            Assert.InRange(Math.Abs(round[Circle + Oblong]), 0, 0.3);
        },
        iter: Runs);

    [Fact]
    public void A_tail_on_one_side_of_all_is_seen_along_its_axis() => Gen.Select(Seeds, Gen.Bool).Sample(
        (seed, along) =>
        {
            var some = new SomeAdsorbates(seed);

            float[] single = Of(some.Scan());
            float[] tailed = Of((some with { Ghost = along ? (5, 0, 0.4) : (0, 5, 0.4) }).Scan());

            int on = Circle + (along ? TailAlong : TailAcross), aside = Circle + (along ? TailAcross : TailAlong);
            Assert.True(tailed[on] > single[on] + 0.3, $"{single[on]} without a tail, {tailed[on]} with one");
            Assert.True(tailed[on] > 3 * tailed[aside], $"{tailed[on]} along the tail, {tailed[aside]} aside");
            Assert.True(tailed[Circle + TailSureness] > single[Circle + TailSureness] + 1);
        },
        iter: Runs);

    [Fact]
    public void What_is_oblong_one_way_everywhere_differs_from_what_lies_this_way_and_that() => Gen.Select(
        Seeds, Gen.Double[0, Math.PI]).Sample(
            (seed, direction) =>
            {
                float[] alike = Of(Oblongs(seed, _ => direction)), strewn = Of(Oblongs(seed, r => r.NextDouble() * Math.PI));

                if (Math.Abs(Math.Cos(2 * direction)) > 0.2)
                {
                    Assert.Equal(Math.Cos(2 * direction) > 0, alike[Circle + Oblong] > 0);
                }
                double size = Math.Sqrt(Square(alike[Circle + Oblong]) + Square(alike[Circle + OblongDiagonal]));
                Assert.InRange(Math.Abs(alike[Circle + Oblong]), 0, size * (Math.Abs(Math.Cos(2 * direction)) + 0.25));
                Assert.True(alike[Circle + OblongSureness] > strewn[Circle + OblongSureness] + 1);
                Assert.True(alike[Circle + OblongScatter] < strewn[Circle + OblongScatter]);
            },
            iter: Runs);

    [Fact]
    public void Neither_scale_nor_offset_nor_contrast_nor_mirrors_change_them() => Gen.Select(
        Seeds, Gen.Double[-10, 3], Gen.Double[-5, 5], Gen.Bool, Gen.Bool).Sample(
            (seed, power, offset, upsideDown, mirrored) =>
            {
                double[] heights = new SomeAdsorbates(seed) { Ghost = (4, -3, 0.5) }.Heights();
                double factor = Math.Pow(10, power) * (upsideDown ? -1 : 1);
                double[] changed = SomeAdsorbates.Rescaled(heights, factor, offset, mirrored);

                float[] before = Of(SomeAdsorbates.Over(heights)), after = Of(SomeAdsorbates.Over(changed));

                // Which way is up is the fifth number.
                after[4] = upsideDown ? -after[4] : after[4];
                Assert.All(before.Zip(after), p => Assert.Equal(p.First, p.Second, 0.15f));
            },
            iter: Runs);

    [Fact]
    public void Every_number_is_limited_whatever_is_scanned() => Gen.Select(
        Seeds, Gen.Double[0.001, 3], Gen.Int[0, 140], Gen.Int[1, 6], Gen.Int[4, 16]).Sample(
            (seed, noise, missing, count, size) =>
            {
                double[] heights = new SomeAdsorbates(seed) { Noise = noise, Count = count, Size = size }.Heights();
                heights.AsSpan(heights.Length - missing * SomeAdsorbates.Width).Fill(double.NaN);

                float[] numbers = Of(SomeAdsorbates.Over(heights));

                Assert.Equal(ShapeStatistics.Count, numbers.Length);
                Assert.All(numbers, v => Assert.InRange(v, -8, 8));
            },
            iter: Runs);

    [Fact]
    public void Of_one_adsorbate_nothing_is_sure()
    {
        float[] numbers = Of((new SomeAdsorbates(1) { Count = 1, Ghost = (4, 0, 0.5) }).Scan());

        Assert.True(numbers[Circle + TailAlong] > 0.2);
        Assert.Equal(0, numbers[Circle + TailSureness]);
        Assert.Equal(0, numbers[Circle + OblongSureness]);
    }

    [Fact]
    public void The_input_of_networks_has_the_ghosts_behind_them()
    {
        var scan = (new SomeAdsorbates(3) { Ghost = (11, 7, 0.5) }).Scan();
        var flattening = LineFlattening.Fit(scan);

        float[] input = Preprocessing.Compute(scan, [Preprocessing.Shapes])[Preprocessing.Shapes].Values;

        Assert.Equal([.. Of(scan), .. GhostStatistics.Compute(scan, flattening)], input);
    }

    private static double Square(double value) => value * value;

    /// <summary>Things half as long again as they are wide, strewn as <see cref="SomeAdsorbates"/> are.</summary>
    private static Scan Oblongs(int seed, Func<Random, double> direction)
    {
        const double longer = 9, shorter = 6;
        var random = new Random(seed);
        double[] heights =
            [.. Enumerable.Range(0, SomeAdsorbates.Width * SomeAdsorbates.Lines).Select(_ => 0.01 * random.NextDouble())];
        for (int top = 15; top < SomeAdsorbates.Lines - 15; top += 30)
        {
            for (int left = 15; left < SomeAdsorbates.Width - 15; left += 30)
            {
                double x0 = left + 8 * random.NextDouble(), y0 = top + 8 * random.NextDouble(), angle = direction(random);
                for (int y = top - 12; y < top + 20 && y < SomeAdsorbates.Lines; y++)
                {
                    for (int x = left - 12; x < left + 20 && x < SomeAdsorbates.Width; x++)
                    {
                        double u = (x - x0) * Math.Cos(angle) + (y - y0) * Math.Sin(angle);
                        double v = (y - y0) * Math.Cos(angle) - (x - x0) * Math.Sin(angle);
                        heights[y * SomeAdsorbates.Width + x] += Math.Exp(
                            -4 * Math.Log(2) * (Square(u / longer) + Square(v / shorter)));
                    }
                }
            }
        }
        return SomeAdsorbates.Over(heights);
    }
}
