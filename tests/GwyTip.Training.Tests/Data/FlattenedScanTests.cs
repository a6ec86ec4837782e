using GwyTip.Core;
using GwyTip.Training.Data;

namespace GwyTip.Tests.Data;

public sealed class FlattenedScanTests
{
    [Theory]
    [InlineData(1, 80, 60)]
    [InlineData(5, 80, 60)]
    [InlineData(5, 60, 20)] // the rest of 80 lines is not measured
    public void The_trainer_sees_the_views_that_the_ensemble_sees(int views, int width, int measured)
    {
        var random = new Random(1);
        var scan = new Scan(
            [.. Enumerable.Range(0, width * 80).Select(i => i / width < measured ? 1e-9 * (
                Math.Sin(i % width * 0.3) + 0.02 * i / width + random.NextDouble()) : double.NaN)],
            width, 80)
        {
            MetresPerPixelX = 1e-10,
            MetresPerPixelY = 1.3e-10,
        };
        float[] expected = Preprocessing.Compute(scan, [Preprocessing.Image], views)[Preprocessing.Image].Values;
        float[] seen = FlattenedScan.Flatten(scan).Views(views);
        Assert.Equal(expected.Length, seen.Length);
        Assert.All(expected.Zip(seen), v => Assert.Equal(v.First, v.Second, 1e-3f));
    }
}
