using CsCheck;
using GwyTip.Core;
using GwyTip.Training.Metrics;

namespace GwyTip.Tests.Metrics;

public sealed class CalibrationTests
{
    [Fact]
    public void A_hand_computed_error()
    {
        // Bins of 1/15: 0.70 and 0.72 share bin 10 (0.667..0.733): |0.71 - 0.5| of two; 0.02 is alone: |0.02 - 0| of one; 1 is in
        // the last.
        double error = CalibrationError.Expected([(0.70, 1), (0.72, 0), (0.02, 0), (1, 0.5)]);

        Assert.Equal((2 * 0.21 + 0.02 + 0.5) / 4, error, 12);
    }

    [Fact]
    public void Confidences_that_come_true_have_no_error()
    {
        Gen.Double.Unit.Array[1, 100].Sample(
            soft => Assert.Equal(0, CalibrationError.Expected(soft.Select(p => (p, p))), 12));
        Assert.Equal(0, CalibrationError.Expected([(0.5, 1), (0.5, 0), (0, 0), (1, 1)]), 12);
    }

    [Fact]
    public void The_error_is_never_below_the_bias() => Gen.Select(
        Gen.Double.Unit, Gen.Int[0, 1], (confidence, label) => (confidence, label: (double)label)).Array[1, 50].Sample(examples =>
    {
        double bias = Math.Abs(examples.Average(e => e.confidence) - examples.Average(e => e.label));

        Assert.InRange(CalibrationError.Expected(examples), bias - 1e-12, 1);
    });

    [Fact]
    public void Nothing_has_no_error_and_a_confidence_beyond_one_is_refused()
    {
        Assert.True(double.IsNaN(CalibrationError.Expected([])));
        Assert.Throws<ArgumentException>(() => CalibrationError.Expected([(1.01, 1)]));
        Assert.Throws<ArgumentException>(() => CalibrationError.Expected([(double.NaN, 1)]));
    }

    [Theory]
    [InlineData(1, 0, 0.3, 0.3)]
    [InlineData(1, 2, 0.5, 0.880797)]
    [InlineData(2, 0, 0.8, 0.941176)]
    public void Platt_scaling_acts_on_the_logit(double slope, double offset, double raw, double calibrated) =>
        Assert.Equal(calibrated, new Calibration(slope, offset).Apply(raw), 6);

    [Fact]
    public void A_positive_slope_keeps_the_order_and_the_range()
    {
        var calibration = new Calibration(0.7, -1.2);
        double[] calibrated = [.. Enumerable.Range(0, 101).Select(i => calibration.Apply(i / 100.0))];

        Assert.All(calibrated, c => Assert.InRange(c, 0, 1));
        Assert.Equal(calibrated.Order(), calibrated);
        Assert.True(double.IsNaN(calibration.Apply(double.NaN)));
    }
}
