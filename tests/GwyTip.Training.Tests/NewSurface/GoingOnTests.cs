using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.NewSurface;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.NewSurface;

/// <summary>What follows when there are more labels.</summary>
public sealed class GoingOnTests
{
    private static LabelledScan Scan(string session, int number, string state) => new(
        $"{session}-{number}", session, "", 1,
        new Dictionary<string, double> { ["rows"] = state == "rows" ? 1 : 0, ["double_tip"] = state == "double_tip" ? 1 : 0 },
        state);

    private static LabelledScan[] Session(string name, int scans) =>
        [.. Enumerable.Range(0, scans).Select(i => Scan(name, i, i % 2 == 0 ? "rows" : "double_tip"))];

    [Fact]
    public void Members_keep_the_sessions_they_never_saw_and_new_ones_go_where_scans_are_fewest()
    {
        var split = new SplitPlan(Grouping.Session, [], [["a", "b"], ["c"], ["d"]]);
        LabelledScan[] scans =
        [
            .. Session("new-1", 3), .. Session("a", 4), .. Session("b", 4), .. Session("c", 2), .. Session("d", 6),
            .. Session("new-2", 2),
        ];

        var folds = EarlierRun.Kept([split], scans, ["rows", "double_tip"])!;

        Assert.Equal(
            ["a, b", "c, new-1, new-2", "d"],
            folds.Select(f => string.Join(", ", f.Select(s => s.Session).Distinct().Order(StringComparer.Ordinal))));
        Assert.Null(EarlierRun.Kept([split], [.. Session("a", 4), .. Session("c", 4)], ["rows"]));
        Assert.Null(EarlierRun.Kept(
            [split], [.. Session("a", 4), Scan("c", 1, "rows"), Scan("d", 1, "rows")], ["double_tip"]));
    }

    /// <summary>Its folder was away in between: the members of the other folds have learned from it all the same.</summary>
    [Fact]
    public void A_session_that_was_away_in_the_last_run_comes_back_to_its_fold()
    {
        var first = new SplitPlan(Grouping.Session, [], [["a"], ["b", "away"], ["c"]]);
        var second = new SplitPlan(Grouping.Session, [], [["a"], ["b"], ["c"]]);
        LabelledScan[] scans = [.. Session("a", 2), .. Session("b", 8), .. Session("c", 2), .. Session("away", 4)];

        var folds = EarlierRun.Kept([first, second], scans, ["rows"])!;

        Assert.Equal(["b", "away"], folds[1].Select(s => s.Session).Distinct());
    }

    [Theory]
    [InlineData(null, "a", "b", "c", "d", "new")]
    [InlineData(null, "a", "b")]
    [InlineData("1 sessions of the training before are not there any more, and 1 are new", "a", "b", "c", "d renamed")]
    public void What_may_have_been_renamed_is_told(string? doubt, params string[] sessions)
    {
        string? said = EarlierRun.Doubt(
            new SplitPlan(Grouping.Session, [], [["a", "b"], ["c"], ["d"]]), [.. sessions.SelectMany(s => Session(s, 2))]);

        Assert.Equal(doubt is null, said is null);
        Assert.StartsWith(doubt ?? "", said ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_names_the_weakest_state_that_is_not_done()
    {
        var figures = new TrainingFigures(120, 0.9,
            [new("rows", 60, 0.97), new("double_tip", 14, 0.82), new("impurities", 80, 0.9), new(TipState.TipChange, 3, 0.5)]);

        Assert.StartsWith(
            "More scans of double tip (14 scans, AUROC 0.820) would help most. Done: rows (60 scans, AUROC 0.970).",
            TrainingPage.Advice(figures));
        Assert.StartsWith("Every state is done.", TrainingPage.Advice(figures with { States = [new("rows", 60, 0.97)] }));
    }
}
