using CsCheck;
using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class OrderTests
{
    /// <summary>Of few different values, as scans of 8 bits have, and of many.</summary>
    private static readonly Gen<double[]> Values =
        Gen.OneOf(Gen.Int[0, 5].Select(i => (double)i), Gen.Double[-1e3, 1e3]).Array[1, 300];

    [Fact]
    public void Medians_agree_with_sorting() => Values.Sample(values =>
    {
        double[] sorted = [.. values.Order()];

        Assert.Equal((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, Order.Median(values.ToArray()), 1e-12);
    });

    [Fact]
    public void Quantiles_agree_with_sorting() => Gen.Select(Values, Gen.Double.Unit).Sample((values, fraction) =>
    {
        double[] sorted = [.. values.Order()];

        Assert.Equal(sorted[(int)Math.Round(fraction * (sorted.Length - 1))], Order.Quantile(values.ToArray(), fraction));
    });

    [Theory]
    [InlineData("organ pipe")]
    [InlineData("sorted")]
    [InlineData("reversed")]
    [InlineData("equal")]
    [InlineData("zigzag")]
    public void Patterns_that_are_hard_on_a_selection_stay_fast(string pattern)
    {
        const int n = 100_001;
        double[] values = [.. Enumerable.Range(0, n).Select(i => pattern switch
        {
            "organ pipe" => Math.Min(i, n - i),
            "sorted" => i,
            "reversed" => n - i,
            "equal" => 7.0,
            _ => i % 2 == 0 ? i : n - i,
        })];
        double expected = values.Order().ToArray()[n / 2];

        Assert.Equal(expected, Order.Median(values));
    }

    [Fact]
    public void Nothing_has_no_median() => Assert.Throws<ArgumentOutOfRangeException>(() => Order.Median([]));
}
