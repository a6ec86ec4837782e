using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class TipReadingTests
{
    private const int Runs = 12;

    private static readonly Gen<int> Seeds = Gen.Int[0, 100_000];

    [Fact]
    public void Round_adsorbates_are_told_as_a_round_and_single_tip() => Seeds.Sample(
        seed =>
        {
            var reading = TipReading.Take(new SomeAdsorbates(seed).Scan());

            Assert.Contains("nm wide, round and single (from ", reading.Sentence, StringComparison.Ordinal);
            Assert.StartsWith("this is your tip: 0.", reading.Sentence, StringComparison.Ordinal);
            Assert.Equal(SomeAdsorbates.UsualSize, reading.Picture!.WidthPixels, 0.15 * SomeAdsorbates.UsualSize);
            Assert.Equal(reading.Picture.WidthPixels * SomeAdsorbates.MetresPerPixel, reading.Picture.WidthMetres, 1e-15);
            Assert.InRange(reading.Shape!.Roundness, 0.9, 1);
            Assert.InRange(reading.Adsorbates, 15, 18);
        },
        iter: Runs);

    [Theory]
    [InlineData(1, "the tip cannot be seen: 1 adsorbate in the scan, 3 are needed")]
    [InlineData(2, "the tip cannot be seen: 2 adsorbates in the scan, 3 are needed")]
    public void Below_three_adsorbates_it_says_so(int count, string sentence)
    {
        var reading = TipReading.Take(new SomeAdsorbates(1) { Count = count, Noise = 0 }.Scan());

        Assert.Equal(new TipReading(count, null, null, sentence), reading);
        Assert.False(reading.IsSeen);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Too_few_adsorbates_for_ghosts_are_not_called_single(int count)
    {
        var few = TipReading.Take(new SomeAdsorbates(1) { Count = count, Noise = 0 }.Scan());

        Assert.True(few.IsSeen);
        Assert.Empty(few.Shape.Ghosts);
        Assert.EndsWith($", round (from {count} adsorbates, too few to tell a ghost)", few.Sentence, StringComparison.Ordinal);
    }

    /// <summary>So many lines for so few columns that the raster it is looked at in has hardly any.</summary>
    [Theory]
    [InlineData(16, 1200, 1)]
    [InlineData(32, 2300, 1)]
    [InlineData(16, 142, 8)]
    public void A_narrow_and_long_scan_is_looked_at_too(int width, int lines, double stretch)
    {
        double[] heights = [.. Enumerable.Range(0, width * lines).Select(i =>
            Math.Exp(-(Math.Pow(i % width - width / 2, 2) + Math.Pow((i / width % 40 - 20) * stretch, 2)) / 13))];
        var scan = new Scan(heights, width, lines) { MetresPerPixelX = 1e-10, MetresPerPixelY = stretch * 1e-10 };

        Assert.NotEmpty(TipReading.Take(scan).Sentence);
        Assert.All(
            Preprocessing.Compute(scan, [Preprocessing.Shapes, Preprocessing.Tip])[Preprocessing.Shapes].Values,
            v => Assert.True(float.IsFinite(v)));
    }

    [Fact]
    public void Without_an_adsorbate_it_says_so() => Assert.Equal(
        "the tip cannot be seen: 0 adsorbates in the scan, 3 are needed", TipShape.DescribeTooFew(0));

    [Fact]
    public void A_scan_that_cannot_be_judged_has_no_reading()
    {
        var random = new Random(1);
        double[] noise = [.. Enumerable.Range(0, 64 * 64).Select(_ => random.NextDouble())];

        Assert.Equal(ScanProblem.NoImage, Assert.Throws<ScanException>(() => TipReading.Take(new Scan(noise, 64, 64))).Problem);
        Assert.Equal(
            ScanProblem.Constant,
            Assert.Throws<ScanException>(() => TipReading.Take(new Scan(new double[4096], 64, 64))).Problem);
    }

    [Fact]
    public void A_mirrored_scan_gives_the_mirrored_picture() => Gen.Select(Seeds, Gen.Bool).Sample(
        (seed, alongX) =>
        {
            var some = new SomeAdsorbates(seed) { Ghost = (9, 5, 0.3) };
            double[] heights = some.Heights();
            var mirrored = SomeAdsorbates.Over([.. Enumerable.Range(0, heights.Length).Select(i =>
            {
                var (y, x) = Math.DivRem(i, SomeAdsorbates.Width);
                return alongX
                    ? heights[y * SomeAdsorbates.Width + SomeAdsorbates.Width - 1 - x]
                    : heights[(SomeAdsorbates.Lines - 1 - y) * SomeAdsorbates.Width + x];
            })]);

            float[] expected = InputOf(some.Scan()), actual = InputOf(mirrored);
            TipPicture.Mirror(expected, alongX, !alongX);

            Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 0.02f));
        },
        iter: Runs);

    [Fact]
    public void Contrast_turned_round_changes_only_the_polarity() => Seeds.Sample(
        seed =>
        {
            double[] heights = new SomeAdsorbates(seed) { Ghost = (20, -8, 0.3) }.Heights();
            var up = TipReading.Take(SomeAdsorbates.Over(heights));
            var down = TipReading.Take(SomeAdsorbates.Over(Array.ConvertAll(heights, h => -h)));

            Assert.Equal((1, -1), (up.Picture!.Polarity, down.Picture!.Polarity));
            AssertSame(up, down);
            Assert.Equal(
                up.Sentence.Replace(" adsorbates)", " adsorbates, depressions)", StringComparison.Ordinal), down.Sentence);
        },
        iter: Runs);

    [Fact]
    public void Scale_offset_and_tilt_change_nothing() =>
        Gen.Select(Seeds, Gen.Double[-12, 3], Gen.Double[-5, 5], Gen.Double[-0.02, 0.02], Gen.Double[-0.02, 0.02]).Sample(
            (seed, magnitude, offset, tiltX, tiltY) =>
            {
                double[] heights = new SomeAdsorbates(seed) { Ghost = (-18, 10, 0.3) }.Heights();
                double scale = Math.Pow(10, magnitude);
                var plain = TipReading.Take(SomeAdsorbates.Over(heights));
                var other = TipReading.Take(SomeAdsorbates.Over([.. heights.Select((h, i) =>
                    scale * (h + offset + tiltX * (i % SomeAdsorbates.Width) + tiltY * (i / SomeAdsorbates.Width)))]));

                AssertSame(plain, other);
                Assert.Equal(plain.Sentence, other.Sentence);
            },
            iter: Runs);

    /// <summary>Weak ones and such as count as adsorbates themselves, far enough away not to be one of its sides.</summary>
    [Fact]
    public void A_second_apex_is_told_by_its_distance_and_direction() => AssertMost(0.33, 0.8, (reading, distance, degrees) =>
        reading.Shape is { Ghosts: [var ghost, ..] }
        && Math.Abs(ghost.Distance * reading.Picture!.WidthPixels - distance) < 0.1 * distance
        && Math.Abs(Math.IEEERemainder(ghost.Direction - degrees, 360)) < 10
        && reading.Sentence.Contains(", a ghost ", StringComparison.Ordinal));

    /// <summary>Nothing tells which of the two is the ghost; that there are two can be told.</summary>
    [Fact]
    public void A_second_apex_as_high_as_the_first_shows_in_pairs() => AssertMost(0.95, 1, (reading, distance, degrees) =>
        reading.Picture is { Twin: { } twin }
        && Math.Abs(twin.Distance * reading.Picture.WidthPixels - distance) < 0.15 * distance
        && Math.Abs(Math.IEEERemainder(twin.Direction - degrees, 180)) < 12
        && !reading.Sentence.Contains("single", StringComparison.Ordinal));

    /// <summary>
    /// Adsorbates may stand so that a ghost falls on one of them, or as a lattice would: of a hundred scans nine in ten have to
    /// be told right.
    /// </summary>
    private static void AssertMost(double lowest, double highest, Func<TipReading, double, double, bool> isRight)
    {
        int right = Enumerable.Range(0, 100).Count(seed =>
        {
            var random = new Random(seed);
            double distance = (2.2 + 2.4 * random.NextDouble()) * SomeAdsorbates.UsualSize, degrees = 360 * random.NextDouble();
            double height = lowest + (highest - lowest) * random.NextDouble(), angle = degrees * Math.PI / 180;
            var some = new SomeAdsorbates(seed) { Ghost = (distance * Math.Cos(angle), distance * Math.Sin(angle), height) };
            return isRight(TipReading.Take(some.Scan()), distance, degrees);
        });
        Assert.InRange(right, 90, 100);
    }

    [Fact]
    public void A_single_tip_shows_no_pairs() =>
        Seeds.Sample(seed => Assert.Null(TipReading.Take(new SomeAdsorbates(seed).Scan()).Picture!.Twin), iter: 10 * Runs);

    [Fact]
    public void What_stands_on_one_side_stands_on_the_other_with_its_sign_changed() => Seeds.Sample(
        seed =>
        {
            var picture = TipReading.Take(new SomeAdsorbates(seed) { Ghost = (9, 4, 0.4) }.Scan()).Picture!;
            foreach (float[] sides in (float[][])[picture.Near.OneSided(), picture.Wide.OneSided()])
            {
                Assert.All(sides.Zip(sides.Reverse()), p => Assert.Equal(p.First, -p.Second, 1e-6f));
                Assert.True(sides.Max() > 0.1, $"{sides.Max()}");
            }
        },
        iter: Runs);

    [Fact]
    public void A_clean_terrace_shows_no_tip()
    {
        var random = new Random(3);
        double last = 0;
        // Noise of a kind that is an image: neighbours go together.
        double[] heights = [.. Enumerable.Range(0, 128 * 128).Select(i => last = 0.95 * last + (random.NextDouble() - 0.5))];
        Assert.Equal(TipShape.NothingStandsOut, TipReading.Take(new Scan(heights, 128, 128)).Sentence);
    }

    /// <summary>Neighbours of a lattice would pass for ghosts.</summary>
    [Theory]
    [InlineData(16, 0)]
    [InlineData(12, 4)]
    [InlineData(14, 7)]
    public void A_lattice_shows_no_tip(int period, int shear)
    {
        double[] heights = [.. Enumerable.Range(0, 120 * 120).Select(i =>
        {
            double x = (i % 120 + (double)shear * (i / 120) / period) % period - period / 2.0;
            double y = i / 120 % period - period / 2.0;
            return Math.Exp(-(x * x + y * y) / 6) + 0.001 * (i * 7919 % 1000) / 1000;
        })];
        Assert.Equal(TipShape.InALattice, TipReading.Take(new Scan(heights, 120, 120)).Sentence);
    }

    private static float[] InputOf(Scan scan) => TipPicture.ToInput(TipReading.Take(scan).Picture);

    private static void AssertSame(TipReading one, TipReading other)
    {
        Assert.Equal(one.Adsorbates, other.Adsorbates);
        Assert.Equal(one.Picture!.WidthPixels, other.Picture!.WidthPixels, 1e-9);
        Assert.All(one.Picture.Near.Median.Zip(other.Picture.Near.Median), p => Assert.Equal(p.First, p.Second, 1e-3f));
        Assert.All(one.Picture.Wide.Low.Zip(other.Picture.Wide.Low), p => Assert.Equal(p.First, p.Second, 1e-3f));
    }
}
