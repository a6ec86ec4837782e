using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

/// <summary>
/// Noise alone, and one line scanned again and again, are told from an image, whatever the noise is like and however much of it
/// lies on the image.
/// </summary>
public sealed class ImageCheckTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, 100_000];

    public static TheoryData<string> Kinds => ["normal", "even", "spikes", "levels", "heavy"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Noise_is_no_image(string kind)
    {
        // The same scans every time: of some thousand small ones, chance makes one an image.
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            (int width, int lines) = (random.Next(16, 200), random.Next(16, 200));
            double[] tilts = [.. Enumerable.Range(0, lines).Select(_ => Normal(random))];
            var scan = Made(width, lines, (x, y) => 1e-9 * (Draw(random, kind) + tilts[y] + 0.03 * x));

            var error = Assert.Throws<ScanException>(() => ImageCheck.Refuse(scan));
            // Few lines of few spikes may be constant for all anybody can see.
            Assert.True(
                error.Code is "no-image" || (kind == "spikes" && error.Code is "too-few-lines" or "constant"),
                $"{seed}: {error.Message}");
        }
    }

    /// <summary>A person sees an image that is a tenth of the variance or less, so it is judged.</summary>
    [Theory]
    [InlineData(96, 0.45)]
    [InlineData(256, 0.3)]
    public void An_image_under_noise_is_judged(int size, double amplitude) => Seeds.Sample(
        seed =>
        {
            var random = new Random(seed);
            var scan = Made(size, size, (x, y) => amplitude * Math.Sqrt(2) * Math.Sin(0.2 * x + 0.15 * y) + Normal(random));
            ImageCheck.Refuse(scan);
        },
        iter: 10);

    /// <summary>A lattice of four pixels a period: neighbours have nothing in common, but those two apart are opposite.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_lattice_of_few_pixels_is_an_image(int period)
    {
        var random = new Random(period);
        var scan = Made(
            64, 64, (x, y) =>
                2 * Math.Cos(2 * Math.PI * x / period + 0.3) * Math.Cos(2 * Math.PI * y / period + 0.3) + 0.5 * Normal(random));
        ImageCheck.Refuse(scan);
    }

    [Fact]
    public void A_spike_hides_no_image()
    {
        var scan = Made(80, 80, (x, y) => (x, y) is (40, 40) or (7, 60) ? 15 : Math.Sin(0.2 * x + 0.15 * y));
        ImageCheck.Refuse(scan);
    }

    /// <summary>Lines that do not belong together are a fault of the tip, and judged: along the line they are smooth.</summary>
    [Fact]
    public void Lines_that_have_nothing_in_common_are_judged()
    {
        var random = new Random(5);
        double[] phases = [.. Enumerable.Range(0, 80).Select(_ => 7 * random.NextDouble())];
        ImageCheck.Refuse(Made(80, 80, (x, y) => Math.Sin(0.2 * x + phases[y]) + 0.1 * Normal(random)));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.02)]
    [InlineData(0.04)]
    public void One_line_scanned_again_and_again_is_told_under_noise(double noise) => Gen.Select(
        Gen.Int[100, 199], Gen.Int[40, 199], Gen.Double[0, 7], Gen.Double[0, 7], Seeds).Sample(
            (width, lines, one, other, seed) =>
            {
                var random = new Random(seed);
                var scan = Made(
                    width, lines,
                    (x, y) => Math.Sin(0.3 * x + one) + Math.Sin(0.11 * x + other) + 0.3 * y + noise * Normal(random));
                Assert.Equal("repeated-lines", Assert.Throws<ScanException>(() => ImageCheck.Refuse(scan)).Code);
            },
            iter: 20);

    /// <summary>
    /// Rows along the slow axis make lines alike; a defect, or drift of a pixel over the whole scan, shows that it moved.
    /// </summary>
    [Fact]
    public void Rows_along_the_slow_axis_are_an_image()
    {
        var random = new Random(2);
        double Row(double x) => Math.Sin(0.4 * x) + 0.1 * Normal(random);
        ImageCheck.Refuse(Made(128, 128, (x, y) => Row(x) + (Math.Abs(x - 60) + Math.Abs(y - 40) < 5 ? 1 : 0)));
        ImageCheck.Refuse(Made(128, 128, (x, y) => Row(x + y / 128.0)));
        ImageCheck.Refuse(Made(128, 128, (x, y) => Row(x) + Math.Sin(0.3 * y)));
    }

    private static double Draw(Random random, string kind) => kind switch
    {
        "normal" => Normal(random),
        "even" => random.NextDouble(),
        "spikes" => random.Next(3) == 0 ? random.Next(-5, 6) : 0,
        "levels" => Math.Round(2 * Normal(random)),
        "heavy" => Normal(random) / Math.Max(0.05, Math.Abs(Normal(random))),
        _ => throw new ArgumentException(kind),
    };

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static Scan Made(int width, int lines, Func<int, int, double> height)
    {
        var heights = new double[width * lines];
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] = height(i % width, i / width);
        }
        return new Scan(heights, width, lines);
    }
}
