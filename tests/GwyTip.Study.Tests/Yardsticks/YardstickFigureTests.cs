using GwyTip.Core;
using GwyTip.Study.Yardsticks;

namespace GwyTip.Tests.Yardsticks;

public sealed class YardstickFigureTests
{
    [Fact]
    public void Areas_are_taken_for_each_reference_and_averaged_over_those_of_a_session_and_over_sessions()
    {
        // By reference 1, 0 and, in the other session, 1; over all scores it would be another figure.
        YardstickTrial[] trials =
        [
            Trial("a", "r", true, 0.9), Trial("a", "r", false, 0.8), Trial("a", "s", true, 0.1), Trial("a", "s", false, 0.2),
            Trial("b", "t", true, 0.05), Trial("b", "t", false, 0.01),
        ];

        Assert.Equal(0.75, YardstickFigure.Measure(trials, byReference: true)[0].Value, 12);
        Assert.Equal(5 / 9.0, YardstickFigure.Measure(trials, byReference: false)[0].Value, 12);
    }

    [Fact]
    public void Shares_are_of_what_can_be_compared_and_the_rest_is_counted()
    {
        var none = new YardstickTrial(Scan("a", true), "r", ScanComparison.None("why"));

        var figures = YardstickFigure.Measure(
            [Trial("a", "r", true, 0.9), Trial("a", "r", true, 0.3), Trial("a", "r", false, 0.6), none], byReference: true)
            .ToDictionary(f => f.Name);

        Assert.Equal((0.5, 2, 0), Of("good called as sharp"));
        Assert.Equal((1, 0, 1), Of("bad called as sharp"));
        Assert.Equal((0.25, 3, 1), Of("could not be compared"));

        (double Value, int Good, int Bad) Of(string name) => (figures[name].Value, figures[name].Good, figures[name].Bad);
    }

    private static YardstickTrial Trial(string group, string reference, bool isGood, double score) => new(
        Scan(group, isGood), reference,
        new ScanComparison(score >= ScanComparison.Least ? Likeness.AsSharp : Likeness.LessSharp, score, []));

    private static HeldScan Scan(string group, bool isGood) => new("x", group, "Ag(111)", 10, isGood);
}
