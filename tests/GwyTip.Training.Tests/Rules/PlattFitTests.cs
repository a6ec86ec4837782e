using GwyTip.Core;
using GwyTip.Training.Rules;

namespace GwyTip.Tests.Rules;

public sealed class PlattFitTests
{
    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(0.5, -0.7)]
    [InlineData(2.0, 1.5)]
    public void It_finds_the_calibration_that_made_the_labels(double slope, double offset)
    {
        var made = new Calibration(slope, offset);
        double[] confidences = [.. Enumerable.Range(1, 999).Select(i => i / 1000.0)];
        var fit = PlattFit.Fit(confidences, [.. confidences.Select(made.Apply)]);
        Assert.Equal(slope, fit.Slope, 3);
        Assert.Equal(offset, fit.Offset, 3);
    }

    [Fact]
    public void The_mean_calibrated_confidence_is_the_mean_label()
    {
        var random = new Random(1);
        double[] confidences = [.. Enumerable.Range(0, 2000).Select(_ => random.NextDouble())];
        double[] labels = [.. confidences.Select(c => random.NextDouble() < c * c ? 1.0 : 0)];
        var fit = PlattFit.Fit(confidences, labels);
        Assert.Equal(labels.Average(), confidences.Average(fit.Apply), 4);
    }

    [Fact]
    public void Labels_that_fall_with_confidence_do_not_turn_it_around()
    {
        double[] confidences = [.. Enumerable.Range(1, 99).Select(i => i / 100.0)];
        Assert.Equal(Calibration.None, PlattFit.Fit(confidences, [.. confidences.Select(c => 1 - c)]));
    }

    [Fact]
    public void Labels_that_are_all_alike_give_finite_numbers()
    {
        var fit = PlattFit.Fit([0.2, 0.5, 0.9], [0, 0, 0]);
        Assert.True(double.IsFinite(fit.Slope) && double.IsFinite(fit.Offset));
    }
}
