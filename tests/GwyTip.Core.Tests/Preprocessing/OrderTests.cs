using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class OrderTests
{
    [Fact]
    public void Medians_agree_with_sorting()
    {
        var random = new Random(1);
        for (int n = 1; n < 300; n++)
        {
            double[] values = [.. Enumerable.Range(0, n).Select(_ => (double)random.Next(n))];
            double[] sorted = [.. values.Order()];

            Assert.Equal((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, Order.Median(values));
        }
    }

    [Fact]
    public void Quantiles_agree_with_sorting()
    {
        var random = new Random(2);
        for (int i = 0; i < 200; i++)
        {
            double[] values = [.. Enumerable.Range(0, 1 + random.Next(200)).Select(_ => random.NextDouble())];
            double[] sorted = [.. values.Order()];
            double fraction = random.NextDouble();

            Assert.Equal(sorted[(int)Math.Round(fraction * (values.Length - 1))], Order.Quantile(values, fraction));
        }
    }

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
