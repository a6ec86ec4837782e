using GwyTip.Core;
using GwyTip.Study.Realism;

namespace GwyTip.Tests.Realism;

public class RealismTraitsTests
{
    private const int Side = 128;

    private static RealismTraits Of(Func<int, int, double> height) =>
        RealismTraits.Measure(
            new Scan([.. Enumerable.Range(0, Side * Side).Select(i => height(i % Side, i / Side))], Side, Side));

    private static double Noise(Random random) => random.NextDouble() + random.NextDouble() - 1;

    [Fact]
    public void A_wave_along_the_lines_is_a_peak_at_its_frequency()
    {
        var random = new Random(1);
        // A period of eight pixels: a quarter of Nyquist.
        var traits = Of((x, _) => Math.Sin(2 * Math.PI * x / 8) + 0.1 * Noise(random));
        int highest = Array.IndexOf(traits.Along, traits.Along.Max());
        Assert.Equal(0.25, RealismTraits.FrequencyOf(highest), 0.04);
        Assert.True(traits.Numbers["lattice peak along lines (decades)"] > 1);
        Assert.True(traits.Numbers["lattice peak across lines (decades)"] < 0.5);
        Assert.Equal(1, traits.Along.Sum(), 1e-9);
    }

    [Fact]
    public void Noise_grows_with_noise_and_knows_along_from_across()
    {
        double[] along = [.. new[] { 0.01, 0.1, 0.5 }.Select(a =>
        {
            var random = new Random(2);
            return Of((x, y) => Math.Sin(x / 9.0) + Math.Sin(y / 11.0) + a * Noise(random)).Numbers["noise along lines"];
        })];
        Assert.True(along[0] < along[1] && along[1] < along[2]);
        var lines = new Random(3);
        double[] offsets = [.. Enumerable.Range(0, Side).Select(_ => Noise(lines))];
        Assert.True(Of((x, y) => Math.Sin(x / 9.0) + offsets[y]).Numbers["noise across over along"] > 3);
    }

    [Fact]
    public void Heights_in_another_unit_have_the_same_traits()
    {
        static double Height(int x, int y) => Math.Sin(x / 5.0) * Math.Cos(y / 7.0) + 0.3 * Math.Sin(x * y);
        RealismTraits one = Of(Height), other = Of((x, y) => 3e-9 * Height(x, y) - 5e-8);
        Assert.All(one.Numbers, n => Assert.Equal(n.Value, other.Numbers[n.Key], 1e-6));
        Assert.All(one.Histogram.Zip(other.Histogram), p => Assert.Equal(p.First, p.Second, 1e-3));
    }

    [Fact]
    public void The_distance_is_0_for_the_same_numbers_and_1_for_numbers_apart()
    {
        double[] low = [1, 2, 3, 4], high = [5, 6, 7, 8];
        Assert.Equal(0, TraitComparison.Compare("t", low, low).Distance);
        Assert.Equal(1, TraitComparison.Compare("t", low, high).Distance);
        Assert.Equal(0.5, TraitComparison.Compare("t", low, [3, 4, 5, 6]).Distance);
    }
}
