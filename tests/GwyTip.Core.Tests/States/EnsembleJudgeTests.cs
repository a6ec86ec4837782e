using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class EnsembleJudgeTests
{
    [Fact]
    public void Raw_confidences_are_calibrated_before_they_vote()
    {
        // The logit of 0.5 is 0, so an offset of 2 lifts it to 1/(1 + e^-2) = 0.8808.
        var state = new TipState("rows", true, 0.8, 0.5, new Calibration(1, 2), "rows");
        var judge = new EnsembleJudge("si-h-100", [state]);

        var report = judge.Judge([[0.5]], scan: null);

        Assert.Equal("si-h-100", report.Surface);
        Assert.Equal(Verdict.Good, report.Verdict);
        Assert.Equal("rows", report.State);
        Assert.Equal(0.880797, report.Confidence, 6);
        Assert.Equal(1, report.States[0].Votes);
    }

    [Fact]
    public void A_tip_change_with_a_majority_names_its_line()
    {
        var scan = SomeScans.Halves(width: 40, lines: 40, change: 25, seed: 1);
        var judge = new EnsembleJudge("si-h-100", SomeStates.All);

        Assert.Equal(25, judge.Judge([[0.1, 0.1, 0.1, 0.9]], scan).TipChangeLine);
        Assert.Null(judge.Judge([[0.1, 0.1, 0.1, 0.4]], scan).TipChangeLine);
        Assert.Null(judge.Judge([[0.1, 0.1, 0.1, 0.9]], scan: null).TipChangeLine);
    }

    /// <summary>One torn line differs from its neighbours most, but the tip changed where the heights jump for good.</summary>
    [Theory]
    [InlineData(ScanDirection.Down)]
    [InlineData(ScanDirection.Up)]
    public void A_jump_that_lasts_names_the_line_rather_than_a_single_torn_one(ScanDirection direction)
    {
        const int side = 60, change = 25, torn = 44;
        var random = new Random(1);
        double[] heights =
        [
            .. Enumerable.Range(0, side * side).Select(i => Math.Sin(i % side / 3.0) + 0.05 * random.NextDouble()
                + (i / side >= change ? 3 : 0) + (i / side == torn ? 2 * random.NextDouble() : 0)),
        ];
        var scan = new Scan(heights, side, side) { Direction = direction };

        var report = new EnsembleJudge("si-h-100", SomeStates.All).Judge([[0.1, 0.1, 0.1, 0.9]], scan);

        Assert.InRange(LineSteps.Measure(scan, LineFlattening.Fit(scan))!.Line, torn, torn + 1);
        Assert.Equal(change, report.TipChangeLine);
    }

    [Fact]
    public void Members_may_know_different_states()
    {
        var judge = new EnsembleJudge("si-h-100", SomeStates.All);

        const double unknown = double.NaN;
        var report = judge.Judge(
            [[0.9, 0.1, 0.1, unknown], [0.8, 0.1, 0.1, unknown], [unknown, unknown, unknown, 0.7]], scan: null);

        Assert.Equal(Verdict.Bad, report.Verdict);
        Assert.Equal(0.7, report.Confidence, 12);
        Assert.Equal([2, 2, 2, 1], report.States.Select(s => s.Voters));
    }

    [Fact]
    public void Too_many_or_too_few_confidences_are_refused()
    {
        var judge = new EnsembleJudge("si-h-100", SomeStates.All);

        Assert.Throws<ArgumentException>(() => judge.Judge([[0.1, 0.1, 0.1, 0.1, 0.1]], scan: null));
        Assert.Throws<ArgumentException>(() => judge.Judge([[0.1]], scan: null));
    }
}
