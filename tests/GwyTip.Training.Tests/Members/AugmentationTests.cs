using System.Text.Json;
using CsCheck;
using GwyTip.Core;
using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Members;

namespace GwyTip.Tests.Members;

public sealed class AugmentationTests
{
    private const int Size = Preprocessing.ImageSize;
    private static readonly AugmentationConfig _noiseless = new() { Noise = 0 };
    private static readonly Gen<int> _seeds = Gen.Int[0, 100_000];

    private static FlattenedScan Scan(int width, int lines, Func<int, int, double> height)
    {
        var random = new Random(1);
        var heights = new double[width * lines];
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] = height(i % width, i / width) + 1e-3 * random.NextDouble();
        }
        return FlattenedScan.Flatten(new Scan(heights, width, lines));
    }

    private delegate bool Maker(Span<float> input);

    private static float[] View(Maker make)
    {
        var input = new float[2 * Size * Size];
        make(input);
        return input;
    }

    private static readonly FlattenedScan _waves = Scan(
        192, 192, (x, y) => Math.Sin(x / 5.0) + 0.5 * Math.Sin((x + 2 * y) / 9.0));

    [Fact]
    public void A_plain_view_is_the_ensembles_input_or_its_mirror_image()
    {
        float[] input = Preprocessing.ToInput(_waves.Image.Copy()).Values;
        float[] mirrored = [.. Enumerable.Range(0, input.Length).Select(i => input[i / Size * Size + Size - 1 - i % Size])];
        int plain = 0, flipped = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            float[] view = View(v => Augmentation.PlainView(_waves, _noiseless, new Random(seed), v));
            plain += view.AsSpan().SequenceEqual(input) ? 1 : 0;
            flipped += view.AsSpan().SequenceEqual(mirrored) ? 1 : 0;
        }
        Assert.Equal(40, plain + flipped);
        Assert.InRange(plain, 8, 32);
    }

    [Fact]
    public void A_mirrored_tall_scan_keeps_its_padding_at_the_right()
    {
        var tall = Scan(64, 192, (x, y) => Math.Sin(x / 3.0 + y / 7.0));
        _seeds.Sample(seed =>
        {
            float[] view = View(v => Augmentation.PlainView(tall, _noiseless, new Random(seed), v));
            Assert.Equal(1, view[Size * Size]);
            Assert.Equal(0, view[Size * Size + Size - 1]);
        }, iter: 20);
    }

    [Fact]
    public void A_view_depends_on_its_seed_alone()
    {
        var config = new AugmentationConfig();
        float[] a = View(v => Augmentation.FreeView(_waves, config, new Random(7), v));
        float[] b = View(v => Augmentation.FreeView(_waves, config, new Random(7), v));
        float[] c = View(v => Augmentation.FreeView(_waves, config, new Random(8), v));
        Assert.Equal(a, b);
        Assert.NotEqual(a, c);
    }

    [Fact]
    public void Free_views_are_scaled_and_valid_where_the_scan_is()
    {
        var config = new AugmentationConfig { Noise = 0, SmallestCrop = 0.5, LargestCrop = 0.6 };
        _seeds.Sample(seed =>
        {
            float[] view = View(v => Augmentation.FreeView(_waves, config, new Random(seed), v));
            Assert.InRange(view.Take(Size * Size).Max(), 0.9f, RobustScaling.Limit);
            Assert.InRange(view.Take(Size * Size).Min(), -RobustScaling.Limit, -0.9f);
            // A turned crop of at most 0.6 of the side never leaves the scan by more than its corners.
            Assert.Equal(1, view[Size * Size + Size * Size / 2 + Size / 2]);
        }, iter: 20);
    }

    [Fact]
    public void A_quarter_turn_of_the_whole_scan_is_its_transpose()
    {
        var crop = RotatedCrop.Cut(_waves, new RotatedCrop.View(96, 96, 128, Math.PI / 2, Mirrored: true), Size);
        var straight = RotatedCrop.Cut(_waves, new RotatedCrop.View(96, 96, 128, 0, Mirrored: false), Size);
        for (int y = 8; y < Size - 8; y += 5)
        {
            for (int x = 8; x < Size - 8; x += 7)
            {
                Assert.Equal(straight.Heights[x * Size + y], crop.Heights[(Size - 1 - y) * Size + (Size - 1 - x)], 3);
            }
        }
    }

    [Fact]
    public void A_crop_beside_the_measured_lines_shows_nothing()
    {
        var unfinished = FlattenedScan.Flatten(new Scan(
            [.. Enumerable.Range(0, 192 * 192).Select(i => i < 192 * 17 ? Math.Sin(i / 3.0) : double.NaN)], 192, 192));
        var config = new AugmentationConfig { Noise = 0, SmallestCrop = 0.3, LargestCrop = 0.4 };
        var input = new float[2 * Size * Size];
        int shown = Enumerable.Range(0, 30).Count(seed => Augmentation.FreeView(unfinished, config, new Random(seed), input));
        Assert.InRange(shown, 0, 29);
        Assert.True(Augmentation.PlainView(unfinished, config, new Random(1), input));
    }

    [Fact]
    public void Noise_has_the_deviation_asked_for_and_leaves_validity_alone()
    {
        float[] clean = View(v => Augmentation.PlainView(_waves, _noiseless, new Random(3), v));
        float[] noisy = View(v => Augmentation.PlainView(_waves, _noiseless with { Noise = 0.4 }, new Random(3), v));
        double square = clean.Zip(noisy).Take(Size * Size).Average(p => Math.Pow(p.Second - p.First, 2));
        Assert.InRange(Math.Sqrt(square), 0.01, 0.41);
        Assert.Equal(clean.Skip(Size * Size), noisy.Skip(Size * Size));
    }

    [Fact]
    public void A_run_without_the_setting_sees_what_it_always_saw()
    {
        var config = new AugmentationConfig();
        Assert.DoesNotContain("least_bits", JsonSerializer.Serialize(config, RunJson.Options), StringComparison.Ordinal);
        float[] view = View(v => Augmentation.PlainView(_waves, config, new Random(5), v));
        // A mirror image or not, then the deviation of the noise, then the noise of each pixel: nothing else is drawn.
        var random = new Random(5);
        bool mirrored = random.Next(2) == 0;
        float deviation = (float)(config.Noise * random.NextDouble());
        float[] clean = Preprocessing.ToInput(_waves.Image.Copy()).Values;
        Assert.Equal(clean[mirrored ? Size - 1 : 0] + deviation * Augmentation.NextGaussian(random), view[0]);
    }

    [Fact]
    public void Views_are_left_alone_or_rounded_to_few_levels_or_given_noise_that_hides_them()
    {
        var config = _noiseless with { LeastBits = 4 };
        int alone = 0, rounded = 0, noisy = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            float[] clean = [.. View(v => Augmentation.PlainView(_waves, _noiseless, new Random(seed), v)).Take(Size * Size)];
            float[] view = [.. View(v => Augmentation.PlainView(_waves, config, new Random(seed), v)).Take(Size * Size)];
            float range = clean.Max() - clean.Min();
            // At 4 bits a level is a fifteenth of the range; the scale follows percentiles, which move by as much.
            Assert.All(clean.Zip(view), p => Assert.InRange(Math.Abs(p.First - p.Second), 0, 1.5f * range / 15));
            int levels = view.Distinct().Count();
            Assert.True(levels > 256 || levels >= 12, $"{levels} levels");
            if (view.SequenceEqual(clean))
            {
                alone++;
            }
            else if (levels <= 256)
            {
                rounded++;
            }
            else
            {
                noisy++;
            }
        }
        Assert.InRange(alone, 8, 32);
        Assert.InRange(rounded, 8, 32);
        Assert.InRange(noisy, 8, 32);
    }
}
