using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class PreprocessingTests
{
    private const int Size = Preprocessing.ImageSize;

    [Theory]
    [InlineData(128, 128)]
    [InlineData(192, 192)]
    [InlineData(60, 60)]
    [InlineData(200, 90)]
    [InlineData(40, 150)]
    public void Height_scale_and_offset_do_not_matter(int width, int lines)
    {
        var scan = SomeScans.Of(width, lines, seed: width + lines);

        AssertSame(Image(scan), Image(scan.Where((_, _, h) => 3e-10 * h + 5e-9)));
        AssertSame(Image(scan), Image(scan.Where((_, _, h) => 1e6 * h - 1e7)));
    }

    [Fact]
    public void Offsets_of_the_lines_and_a_tilt_do_not_matter()
    {
        var scan = SomeScans.Of(96, 80, seed: 1);
        float[] expected = Image(scan);
        Gen.Select(Gen.Double[-20, 20].Array[80], Gen.Double[-0.5, 0.5]).Sample(
            (offsets, tilt) => AssertSame(expected, Image(scan.Where((x, y, h) => h + offsets[y] + tilt * x))), iter: 20);
    }

    [Fact]
    public void Flips_of_a_square_scan_flip_the_image() => Gen.Select(Gen.Int[100, 224], Gen.Int[0, 100_000]).Sample(
        (n, seed) =>
        {
            var scan = SomeScans.Of(n, n, seed);
            float[] image = Image(scan);

            AssertSame(Flip(image, (x, y) => (Size - 1 - x, y)), Image(scan.Where((x, y, _) => scan.Line(y)[n - 1 - x])));
            AssertSame(Flip(image, (x, y) => (x, Size - 1 - y)), Image(scan.Where((x, y, _) => scan.Line(n - 1 - y)[x])));
        },
        iter: 5);

    [Fact]
    public void Values_lie_within_the_limit_and_most_within_one()
    {
        float[] heights = Image(SomeScans.Of(300, 300, 1).Where((x, y, h) => (x, y) == (7, 9) ? 1e3 : h))[..(Size * Size)];

        Assert.All(heights, h => Assert.InRange(h, -RobustScaling.Limit, RobustScaling.Limit));
        Assert.InRange(heights.Count(h => Math.Abs(h) <= 1), 0.97 * heights.Length, heights.Length);
    }

    [Fact]
    public void Lines_not_measured_keep_the_aspect_and_are_marked_invalid()
    {
        var scan = SomeScans.Of(128, 128, 2);
        float[] whole = Image(scan);
        float[] partial = Image(scan.Where((_, y, h) => y < 64 ? h : double.NaN));

        AssertSame([.. Enumerable.Repeat(1f, Size * Size)], Validity(whole));
        Assert.All(Validity(partial)[..(64 * Size)], v => Assert.Equal(1, v));
        Assert.All(Validity(partial)[(64 * Size)..], v => Assert.Equal(0, v));
        Assert.All(partial[(64 * Size)..(Size * Size)], h => Assert.Equal(0, h));
    }

    [Fact]
    public void A_pixel_not_measured_leaves_its_neighbours_alone()
    {
        var scan = SomeScans.Of(256, 256, 3);
        float[] image = Image(scan.Where((x, y, h) => x is 100 or 101 && y is 50 or 51 ? double.NaN : h));

        int hole = 25 * Size + 50;
        Assert.Equal(0, Validity(image)[hole]);
        Assert.Equal(Size * Size - 1, Validity(image).Count(v => v == 1));
        Assert.All(image, v => Assert.True(float.IsFinite(v)));
    }

    [Fact]
    public void An_unfinished_scan_is_padded_below_and_a_narrow_one_at_the_right()
    {
        float[] unfinished = Validity(Image(SomeScans.Of(192, 96, 4)));
        float[] narrow = Validity(Image(SomeScans.Of(96, 192, 4)));

        for (int i = 0; i < Size * Size; i++)
        {
            Assert.Equal(i / Size < 64 ? 1 : 0, unfinished[i], 5);
            Assert.Equal(i % Size < 64 ? 1 : 0, narrow[i], 5);
        }
    }

    [Fact]
    public void Known_pixel_sizes_give_the_true_aspect()
    {
        var heights = SomeScans.Heights(128, 64, 5);
        var coarse = new Scan(heights, 128, 64) { MetresPerPixelX = 1e-10, MetresPerPixelY = 2e-10 };
        var broken = new Scan(heights, 128, 64) { MetresPerPixelX = 1e-300, MetresPerPixelY = 1e300 };

        Assert.All(Validity(Image(coarse)), v => Assert.Equal(1, v, 5));
        AssertSame(Image(new Scan(heights, 128, 64)), Image(broken));
    }

    [Fact]
    public void A_flattened_scan_stays_as_it_is()
    {
        var scan = SomeScans.Of(128, 128, 6);
        var flattening = LineFlattening.Fit(scan);
        var flat = scan.Where((x, y, h) => flattening.Apply(h, y, x));

        AssertSame(Image(scan), Image(flat));
        var again = LineFlattening.Fit(flat);
        Assert.Equal(0, again.Slope, 9);
        Assert.All(Enumerable.Range(0, 128), y => Assert.Equal(0, again.Apply(0, y, 0), 9));
    }

    [Fact]
    public void A_large_field_is_read_line_by_line_and_never_held()
    {
        var line = new double[11_000];
        var random = new Random(7);
        for (int x = 0; x < line.Length; x++)
        {
            line[x] = Math.Sin(0.05 * x) + random.NextDouble();
        }
        var scan = new Scan(10_000, 1_000, y => line.AsSpan(y, 10_000));
        long before = GC.GetAllocatedBytesForCurrentThread();

        var input = Preprocessing.Compute(scan)[Preprocessing.Image];

        Assert.Equal([2, Size, Size], input.Shape);
        // The field would take 80 MB.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16_000_000);
    }

    [Fact]
    public void Flattening_takes_the_slope_of_most_lines_and_the_median_of_each()
    {
        // Heights 2x + 10y; one line has a step of its own that may neither bend nor lift the rest of it.
        var scan = new Scan(new double[16 * 20], 16, 20)
            .Where((x, y, _) => 2 * x + 10 * y + (x is 0 or 15 ? 0 : x % 2 == 0 ? 0.5 : -0.5) + (y == 3 && x > 11 ? 100 : 0));
        var flattening = LineFlattening.Fit(scan);

        double[] line3 = [.. Enumerable.Range(0, 16).Select(x => flattening.Apply(scan.Line(3)[x], 3, x))];

        Assert.InRange(flattening.Slope, 1.95, 2.05);
        Assert.All(line3[..12], h => Assert.InRange(h, -1.5, 1.5));
        Assert.All(line3[12..], h => Assert.InRange(h, 98, 102));
    }

    private static float[] Image(Scan scan) => Preprocessing.Compute(scan)[Preprocessing.Image].Values;

    private static float[] Validity(float[] image) => image[(Size * Size)..];

    private static float[] Flip(float[] image, Func<int, int, (int X, int Y)> from)
    {
        var flipped = new float[image.Length];
        for (int i = 0; i < image.Length; i++)
        {
            int channel = i / (Size * Size), y = i / Size % Size, x = i % Size;
            var (fromX, fromY) = from(x, y);
            flipped[i] = image[channel * Size * Size + fromY * Size + fromX];
        }
        return flipped;
    }

    private static void AssertSame(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) < 2e-5, $"value {i}: {expected[i]} became {actual[i]}");
        }
    }
}
