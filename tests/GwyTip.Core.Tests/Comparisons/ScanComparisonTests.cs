using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class ScanComparisonTests
{
    private const int Runs = 12;

    private static readonly Gen<int> Seeds = Gen.Int[0, 100_000];

    [Fact]
    public void A_scan_is_as_sharp_as_itself_and_differs_in_nothing() => Gen.Select(Seeds, Gen.Bool).Sample(
        (seed, lattice) =>
        {
            var scan = ComparedScan.Take(Over(Heights(seed, lattice)));

            var same = ScanComparison.Make(scan, scan);

            Assert.Equal((Likeness.AsSharp, 1), (same.Likeness, same.Score));
            Assert.Empty(same.Differences);
        },
        iter: Runs);

    [Fact]
    public void Scale_offset_and_contrast_of_either_change_nothing() =>
        Gen.Select(Seeds, Gen.Bool, Gen.Double[-12, 3], Gen.Double[-5, 5], Gen.Bool, Gen.Bool).Sample(
            (seed, lattice, magnitude, offset, turned, first) =>
            {
                double[] one = Heights(seed, lattice), other = Heights(seed + 1, lattice);
                double scale = Math.Pow(10, magnitude) * (turned ? -1 : 1);
                double[] changed = Array.ConvertAll(first ? one : other, h => scale * (h + offset));

                AssertSame(Compare(one, other), first ? Compare(changed, other) : Compare(one, changed), 1e-3);
            },
            iter: Runs);

    [Fact]
    public void A_mirrored_scan_is_as_far_from_the_reference() => Gen.Select(Seeds, Gen.Bool, Gen.Bool).Sample(
        (seed, lattice, alongX) =>
        {
            double[] one = Heights(seed, lattice), other = Heights(seed + 1, lattice);

            // Scores of adsorbates that are found a little beside themselves differ a little.
            AssertSame(Compare(one, other), Compare(Mirrored(one, alongX), other), 0.05);
        },
        iter: Runs);

    [Fact]
    public void What_is_worse_one_way_round_is_better_the_other_way() => Seeds.Sample(
        seed =>
        {
            double[] sharp = new SomeAdsorbates(seed).Heights(), other = new SomeAdsorbates(seed + 1) { Noise = 0.05 }.Heights();
            var there = Compare(other, sharp);
            var back = Compare(sharp, other);

            // Another picture is so in both directions.
            var signed = there.Differences.Where(d => d.Aspect != "picture");
            Assert.Contains(there.Differences, d => d.Aspect == "noise along lines" && d.Amount > 1);
            Assert.All(signed, d => Assert.Contains(
                back.Differences, b => b.Aspect == d.Aspect && Math.Abs(b.Amount + d.Amount) < 1e-9));
        },
        iter: Runs);

    [Fact]
    public void A_blunt_tip_is_less_sharp_and_its_width_is_said() => Seeds.Sample(
        seed =>
        {
            var blunt = Compare(
                new SomeAdsorbates(seed) { Size = 11.5, Count = 8 }.Heights(), new SomeAdsorbates(seed + 1).Heights());

            Assert.Equal(Likeness.LessSharp, blunt.Likeness);
            Assert.Matches(@"^wider by \d+ %: 1\.\d+ nm against 0\.[56]\d* nm$", SentenceOn("width", blunt));
        },
        iter: Runs);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_second_apex_is_said_where_the_reference_has_none(int seed)
    {
        double[] single = new SomeAdsorbates(seed).Heights();
        double[] two = new SomeAdsorbates(seed + 10) { Ghost = (24, 0, 0.33) }.Heights();

        Assert.Matches(@"^a ghost 2\.\d+ nm to the right that the reference has not$", SentenceOn("ghost", Compare(two, single)));
        Assert.EndsWith(" that only the reference has", SentenceOn("ghost", Compare(single, two)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_blurred_lattice_is_less_sharp() => Seeds.Sample(
        seed =>
        {
            var blurred = Compare(Heights(seed, lattice: true, sharpness: 0.1), Heights(seed + 1, lattice: true));

            Assert.Equal(Likeness.LessSharp, blurred.Likeness);
            Assert.Matches(@"^detail coarser by \d+ %: \d\.\d+ nm against \d\.\d+ nm$", SentenceOn("detail", blurred));
        },
        iter: Runs);

    [Fact]
    public void A_torn_scan_is_less_sharp_than_the_whole_one() => Gen.Select(Seeds, Gen.Bool).Sample(
        (seed, lattice) =>
        {
            double[] whole = Heights(seed, lattice), torn = Heights(seed + 1, lattice);
            var random = new Random(seed);
            for (int x = 0; x < SomeAdsorbates.Width; x++)
            {
                torn[80 * SomeAdsorbates.Width + x] = 2 * random.NextDouble();
            }

            var comparison = Compare(torn, whole);

            Assert.Equal(Likeness.LessSharp, comparison.Likeness);
            Assert.Matches(
                @"^the largest step between lines is [\d.]+ times the usual one, in the reference [\d.]+ times$",
                SentenceOn("line step", comparison));
        },
        iter: Runs);

    [Fact]
    public void Widths_are_compared_in_pixels_only_where_both_sizes_are_unknown_and_the_pixels_as_many()
    {
        double[] wide = new SomeAdsorbates(3) { Size = 11.5, Count = 8 }.Heights(), usual = new SomeAdsorbates(4).Heights();
        var unknown = new Scan(wide, SomeAdsorbates.Width, SomeAdsorbates.Lines);

        var pixels = Make(unknown, new Scan(usual, SomeAdsorbates.Width, SomeAdsorbates.Lines));
        var oneKnown = Make(unknown, SomeAdsorbates.Over(usual));
        var fewer = Make(unknown, new Scan(
            [.. Enumerable.Range(0, 150 * 160).Select(i => usual[i / 150 * SomeAdsorbates.Width + i % 150])], 150, 160));

        Assert.Matches(@"^wider by \d+ %: 1\d\.?\d* pixels against 6\.?\d* pixels$", SentenceOn("width", pixels));
        Assert.DoesNotContain(oneKnown.Differences, d => d.Aspect == "width");
        Assert.DoesNotContain(fewer.Differences, d => d.Aspect == "width");
    }

    [Fact]
    public void Heights_and_currents_are_not_compared_but_what_is_unnamed_may_be_either()
    {
        var scan = SomeAdsorbates.Over(new SomeAdsorbates(1).Heights());
        ComparedScan height = ComparedScan.Take(scan, SignalKind.Height), current = ComparedScan.Take(scan, SignalKind.Current);

        var none = ScanComparison.Make(current, height);

        Assert.Equal((Likeness.Incomparable, 0), (none.Likeness, none.Score));
        Assert.Equal(
            "they are images of different things: a current against heights", Assert.Single(none.Differences).Sentence);
        Assert.Equal(Likeness.AsSharp, ScanComparison.Make(ComparedScan.Take(scan), height).Likeness);
    }

    [Fact]
    public void Sizes_without_a_common_scale_are_not_compared()
    {
        double[] heights = new SomeAdsorbates(1).Heights();
        var large = new Scan(heights, SomeAdsorbates.Width, SomeAdsorbates.Lines)
        {
            MetresPerPixelX = 5e-9,
            MetresPerPixelY = 5e-9,
        };

        var none = Make(large, SomeAdsorbates.Over(heights));

        Assert.Equal(Likeness.Incomparable, none.Likeness);
        Assert.Equal(
            "their sizes are too different: 900 nm in pixels of 5 nm against 18 nm in pixels of 0.1 nm",
            Assert.Single(none.Differences).Sentence);
    }

    [Fact]
    public void A_scan_that_cannot_be_judged_is_not_compared() => Assert.Equal(
        ScanProblem.Constant,
        Assert.Throws<ScanException>(() => ComparedScan.Take(new Scan(new double[4096], 64, 64))).Problem);

    [Theory]
    [InlineData(Likeness.AsSharp, "as sharp")]
    [InlineData(Likeness.LessSharp, "less sharp")]
    [InlineData(Likeness.Incomparable, "cannot be compared")]
    public void Each_outcome_has_a_name(Likeness likeness, string name) => Assert.Equal(name, Likenesses.NameOf(likeness));

    /// <summary>Adsorbates, or a lattice on which nothing stands out.</summary>
    private static double[] Heights(int seed, bool lattice, double sharpness = 1)
    {
        if (!lattice)
        {
            return new SomeAdsorbates(seed).Heights();
        }
        var random = new Random(seed);
        double phase = 6 * random.NextDouble();
        return
        [
            .. Enumerable.Range(0, SomeAdsorbates.Width * SomeAdsorbates.Lines).Select(i =>
            {
                var (y, x) = Math.DivRem(i, SomeAdsorbates.Width);
                // Long waves, which every tip shows, under a lattice, which a sharp one does.
                return Math.Sin(0.2 * x + 0.03 * y + phase) + sharpness * Math.Cos(0.9 * x + 0.05 * y)
                    + 0.01 * (random.NextDouble() - 0.5);
            }),
        ];
    }

    private static double[] Mirrored(double[] heights, bool alongX) =>
    [
        .. Enumerable.Range(0, heights.Length).Select(i =>
        {
            var (y, x) = Math.DivRem(i, SomeAdsorbates.Width);
            return alongX
                ? heights[y * SomeAdsorbates.Width + SomeAdsorbates.Width - 1 - x]
                : heights[(SomeAdsorbates.Lines - 1 - y) * SomeAdsorbates.Width + x];
        }),
    ];

    private static Scan Over(double[] heights) => SomeAdsorbates.Over(heights);

    private static ScanComparison Compare(double[] scan, double[] reference) => Make(Over(scan), Over(reference));

    private static ScanComparison Make(Scan scan, Scan reference) =>
        ScanComparison.Make(ComparedScan.Take(scan), ComparedScan.Take(reference));

    private static string SentenceOn(string aspect, ScanComparison comparison) =>
        Assert.Single(comparison.Differences, d => d.Aspect == aspect).Sentence;

    /// <summary>The outcome follows from the score.</summary>
    private static void AssertSame(ScanComparison one, ScanComparison other, double within) =>
        Assert.Equal(one.Score, other.Score, within);
}
