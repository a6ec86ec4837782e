using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class ResamplingTests
{
    [Theory]
    [InlineData(128, 32)]
    [InlineData(100, 37)]
    [InlineData(64, 64)]
    public void Area_averaging_preserves_the_mean(int from, int to)
    {
        var scan = SomeScans.Of(from, from, seed: from);
        var flattening = LineFlattening.Fit(scan);

        var image = SquareImage.Resample(scan, flattening, to);

        Assert.Equal(Flattened(scan, flattening).Average(), image.Heights.Average(h => (double)h), tolerance: 1e-6);
    }

    [Fact]
    public void Shrinking_by_two_averages_four_pixels()
    {
        var scan = SomeScans.Of(40, 40, 1);
        var flattening = LineFlattening.Fit(scan);
        double[] flat = Flattened(scan, flattening);

        var image = SquareImage.Resample(scan, flattening, 20);

        for (int y = 0; y < 20; y++)
        {
            for (int x = 0; x < 20; x++)
            {
                int at = 2 * y * 40 + 2 * x;
                double mean = (flat[at] + flat[at + 1] + flat[at + 40] + flat[at + 41]) / 4;
                Assert.Equal(mean, image.Heights[y * 20 + x], tolerance: 1e-6);
            }
        }
    }

    [Fact]
    public void Enlarging_is_linear_between_pixels()
    {
        // A sawtooth along y only survives flattening where it differs along x: a plane x*y is linear along both.
        var scan = new Scan(new double[32 * 32], 32, 32).Where((x, y, _) => (x - 15.5) * (y - 15.5));
        var flattening = LineFlattening.Fit(scan);

        var image = SquareImage.Resample(scan, flattening, 96);

        for (int y = 3; y < 93; y++)
        {
            for (int x = 3; x < 93; x++)
            {
                double atX = (x + 0.5) / 3 - 0.5, atY = (y + 0.5) / 3 - 0.5;
                Assert.Equal((atX - 15.5) * (atY - 15.5), image.Heights[y * 96 + x], tolerance: 1e-3);
            }
        }
    }

    [Fact]
    public void Validity_is_the_share_that_was_measured()
    {
        var scan = SomeScans.Of(40, 40, 2).Where((x, y, h) => (x, y) == (4, 6) ? double.NaN : h);

        var image = SquareImage.Resample(scan, LineFlattening.Fit(scan), 20);

        Assert.Equal(0.75, image.Validity[3 * 20 + 2], 6);
        Assert.Equal(399, image.Validity.Count(v => Math.Abs(v - 1) < 1e-6));
    }

    [Fact]
    public void A_copy_is_scaled_without_touching_the_original()
    {
        var scan = SomeScans.Of(40, 40, 3);
        var image = SquareImage.Resample(scan, LineFlattening.Fit(scan), 20);
        float[] before = [.. image.Heights];

        RobustScaling.Apply(image.Copy());

        Assert.Equal(before, image.Heights);
    }

    [Fact]
    public void A_few_spikes_on_a_flat_scan_are_all_there_is_to_see()
    {
        var image = new SquareImage(16);
        Array.Fill(image.Validity, 1);
        image.Heights[40] = 5;

        RobustScaling.Apply(image);

        Assert.Equal(1, image.Heights[40]);
        Assert.Equal(255, image.Heights.Count(h => h == -1));
    }

    private static double[] Flattened(Scan scan, LineFlattening flattening) =>
        [.. Enumerable.Range(0, scan.Lines * scan.Width).Select(i =>
            flattening.Apply(scan.Line(i / scan.Width)[i % scan.Width], i / scan.Width, i % scan.Width))];
}
