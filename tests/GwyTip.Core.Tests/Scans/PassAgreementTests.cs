using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class PassAgreementTests
{
    [Fact]
    public void Two_passes_of_one_surface_agree_though_hysteresis_shifts_them()
    {
        double agreement = PassAgreement.Correlate(Made(0, 0, 1), Made(0, 5, 2));
        Assert.InRange(agreement, 0.9, 1);
    }

    [Fact]
    public void Two_different_images_do_not()
    {
        Assert.InRange(PassAgreement.Correlate(Made(0, 0, 1), Made(1.3, 0, 2)), -1, PassAgreement.Least);
    }

    [Fact]
    public void Where_there_is_nothing_to_compare_there_is_no_number()
    {
        var flat = new Scan(new double[96 * 96], 96, 96);
        Assert.True(double.IsNaN(PassAgreement.Correlate(Made(0, 0, 1), flat)));
        Assert.True(double.IsNaN(PassAgreement.Correlate(Made(0, 0, 1), new Scan(new double[96 * 48], 96, 48))));
    }

    /// <summary>Blobs and noise; turned by an angle it is another surface.</summary>
    private static Scan Made(double turned, int shift, int seed)
    {
        const int size = 96;
        var random = new Random(seed);
        var heights = new double[size * size];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                double u = Math.Cos(turned) * (x + shift) + Math.Sin(turned) * y,
                    v = Math.Cos(turned) * y - Math.Sin(turned) * (x + shift);
                heights[y * size + x] = Math.Sin(0.31 * u) + Math.Sin(0.17 * v + 0.002 * u * u) + 0.2 * random.NextDouble();
            }
        }
        return new Scan(heights, size, size);
    }
}
