using CsCheck;
using GwyTip.Training.Metrics;

namespace GwyTip.Tests.Metrics;

public sealed class AveragesTests
{
    [Fact]
    public void Decisions_are_counted_by_kind()
    {
        var decisions = Decisions.Count(
            [(true, true), (true, true), (true, false), (false, true), (false, false), (false, false), (false, false)]);

        Assert.Equal(new Decisions(2, 1, 1, 3), decisions);
        Assert.Equal(2 / 3.0, decisions.Precision, 12);
        Assert.Equal(2 / 3.0, decisions.Recall, 12);
        Assert.Equal(0.75, decisions.Specificity, 12);
        Assert.Equal(5 / 7.0, decisions.Accuracy, 12);
        Assert.Equal((2 / 3.0 + 0.75) / 2, decisions.BalancedAccuracy, 12);
    }

    [Fact]
    public void What_was_never_decided_or_never_true_has_no_value()
    {
        Assert.True(double.IsNaN(Decisions.Count([(false, true)]).Precision));
        Assert.True(double.IsNaN(Decisions.Count([(true, false)]).Recall));
        Assert.True(double.IsNaN(Decisions.Count([(true, true)]).Specificity));
        Assert.True(double.IsNaN(Decisions.Count([]).Accuracy));
        Assert.True(double.IsNaN(Decisions.Count([(true, true)]).BalancedAccuracy));
    }

    [Fact]
    public void The_macro_mean_leaves_out_classes_without_a_value()
    {
        Assert.Equal(0.4, Averages.Macro([0.2, double.NaN, 0.6]), 12);
        Assert.True(double.IsNaN(Averages.Macro([double.NaN])));
        Assert.True(double.IsNaN(Averages.Macro([])));
    }

    [Fact]
    public void Balanced_accuracy_weighs_rare_classes_like_common_ones()
    {
        // rows: 3 of 4 right, atoms: 0 of 1 right.
        double accuracy = Averages.BalancedAccuracy(
            [("rows", "rows"), ("rows", "rows"), ("rows", "rows"), ("defect", "rows"), ("rows", "atoms")]);

        Assert.Equal((0.75 + 0) / 2, accuracy, 12);
        Assert.True(double.IsNaN(Averages.BalancedAccuracy([])));
    }

    [Fact]
    public void Repeating_the_examples_of_one_class_leaves_balanced_accuracy_alone()
    {
        var names = Gen.OneOf("rows", "atoms", "defect");
        Gen.Select(names, names, (answer, truth) => (answer, truth)).Array[1, 30].Sample(examples =>
        {
            var more = examples.Concat(examples.Where(e => e.truth == "rows"));

            Assert.Equal(Averages.BalancedAccuracy(examples), Averages.BalancedAccuracy(more), 12);
        });
    }
}
