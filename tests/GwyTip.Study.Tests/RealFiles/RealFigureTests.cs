using GwyTip.Core;
using GwyTip.Study.RealFiles;
using GwyTip.Training.Metrics;

namespace GwyTip.Tests.RealFiles;

public sealed class RealFigureTests
{
    [Fact]
    public void Good_is_told_from_bad_and_each_fault_from_sharp_by_what_is_clear()
    {
        var figures = Measure(
            Call(RealScan.Good, "sharp", desirable: 0.95, undesirable: 0.05), Call(RealScan.Good, "sharp_partial", 0.4, 0.2),
            Call(RealScan.Bad, "tip_change", 0.2, 0.1), Call(RealScan.Bad, "asymmetric_or_blunt", 0.6, 0.1),
            Call(RealScan.Bad, "tip_change", 0.9, 0, isClear: false), Call(RealScan.Steps, "step_edges", 0.9, 0));

        Assert.Equal(0.75, figures["good against bad, AUROC"].Value, 12);
        Assert.Equal((2, 2), (figures["good against bad, AUROC"].Positive, figures["good against bad, AUROC"].Negative));
        var change = figures["tip_change against sharp, AUROC"];
        Assert.Equal((1, 1, 2), (change.Value, change.Positive, change.Negative));
        Assert.Equal(0.5, figures["asymmetric_or_blunt against sharp, AUROC"].Value, 12);
        Assert.Equal(double.NaN, figures["double tip against all others, AUROC"].Value);
    }

    /// <summary>A bundle that has no such state says nothing of it, which counts as 0.</summary>
    [Fact]
    public void Double_tips_and_noise_are_told_by_their_own_states()
    {
        var figures = Measure(
            Call(RealScan.Bad, "double_tip", 0.9, 0.7, name: "double_tip"),
            Call(RealScan.Bad, "noise", 0.9, 0.6, name: "corruption"),
            Call(RealScan.Bad, "double_tip", 0.9, 0.1, name: "double_tip"),
            Call(RealScan.Good, "sharp", 0.9, 0.3, name: "double_tip"));

        Assert.Equal(0.75, figures["double tip against all others, AUROC"].Value, 12);
        Assert.Equal(1, figures["noise against all others, AUROC"].Value, 12);
    }

    [Fact]
    public void Shares_say_what_sharp_scans_are_called_and_what_foreign_ones_are_taken_for()
    {
        RealCall[] sharp =
        [
            .. new[] { Verdict.Good, Verdict.Good, Verdict.Bad, Verdict.UnknownSurface }
                .Select(v => Call(RealScan.Good, "sharp", 0.5, 0.4, verdict: v)),
        ];

        var figures = Measure(
        [
            .. sharp, Call(RealScan.Good, "sharp", 0.5, 0.4, verdict: Verdict.Bad, isClear: false),
            Call(RealScan.Foreign, "foreign", 0.5, 0.4, surface: AnySurface.Name),
            Call(RealScan.Foreign, "foreign", 0.5, 0.4, verdict: Verdict.UnknownSurface, isClear: false),
            Call(RealScan.Foreign, "foreign", 0.5, 0.4),
            new RealCall(Of("lab/x", RealScan.Foreign, "foreign", true), new RealVerdict("lab/x", null, Error: "no")),
        ]);

        Assert.Equal(
            [0.5, 0.25, 0, 0.25],
            new[] { "good", "bad", "unsure", "unknown-surface" }.Select(v => figures[$"sharp called {v}"].Value));
        var foreign = figures["foreign not taken for a known surface"];
        Assert.Equal(2 / 3.0, foreign.Value, 12);
        Assert.Equal((3, null), (foreign.Positive, foreign.Negative));
        Assert.Equal(0, figures["foreign called good"].Value);
    }

    [Fact]
    public void The_bundle_any_by_itself_is_not_said_to_know_what_is_foreign()
    {
        RealCall[] calls = [Call(RealScan.Foreign, "foreign", 0.5, 0.4, surface: AnySurface.Name, verdict: Verdict.Good)];

        Assert.Equal(
            ["foreign called good"],
            RealFigure.Measure(calls, byAny: true).Select(f => f.Name).Where(n => n.StartsWith("foreign", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_interval_is_over_days_so_that_many_scans_of_one_day_make_no_figure_sure()
    {
        var call = Call(RealScan.Good, "sharp", 0.5, 0.4);
        RealCall[] oneDay = [.. Enumerable.Range(0, 40).Select(i => call with
        {
            Said = call.Said with { Report = call.Said.Report! with { Verdict = i % 2 == 0 ? Verdict.Good : Verdict.Bad } },
        })];
        var other = Call(RealScan.Good, "sharp", 0.5, 0.4, verdict: Verdict.Bad, file: "other/b.sxm");

        var alone = Measure(oneDay)["sharp called good"];
        var two = Measure([.. oneDay, other])["sharp called good"];

        Assert.Equal((0.5, new Interval(0.5, 0.5), 1), (alone.Value, alone.Interval, alone.Groups));
        Assert.Equal((new Interval(0, 0.5), 2), (two.Interval, two.Groups));
    }

    [Theory]
    [InlineData(RealScan.Good, Verdict.Good, "au-111", true)]
    [InlineData(RealScan.Good, Verdict.Bad, "au-111", false)]
    [InlineData(RealScan.Good, Verdict.Unsure, "au-111", null)]
    [InlineData(RealScan.Bad, Verdict.Bad, AnySurface.Name, true)]
    [InlineData(RealScan.Bad, Verdict.Good, AnySurface.Name, false)]
    [InlineData(RealScan.Bad, Verdict.UnknownSurface, "au-111", null)]
    [InlineData(RealScan.Foreign, Verdict.UnknownSurface, "au-111", true)]
    [InlineData(RealScan.Foreign, Verdict.Good, AnySurface.Name, true)]
    [InlineData(RealScan.Foreign, Verdict.Unsure, "au-111", false)]
    [InlineData(RealScan.Steps, Verdict.Bad, "au-111", null)]
    public void A_call_is_right_or_wrong_or_neither(string kind, Verdict verdict, string surface, bool? isRight) =>
        Assert.Equal(isRight, Call(kind, "", 0.5, 0.4, verdict: verdict, surface: surface).IsRight);

    private static Dictionary<string, RealFigure> Measure(params RealCall[] calls) =>
        RealFigure.Measure(calls).ToDictionary(f => f.Name);

    private static RealScan Of(string file, string kind, string label, bool isClear) =>
        new(file, "dev", "Ag(111)", 9, kind, label, isClear);

    private static RealCall Call(
        string kind, string label, double desirable, double undesirable, bool isClear = true, string name = "impurities",
        Verdict verdict = Verdict.Unsure, string surface = "au-111", string file = "lab/a.sxm")
    {
        StateReport[] states = [State("individual_atoms", true, desirable), State(name, false, undesirable)];
        var report = new TipReport(surface, verdict, "individual_atoms", 0.5, null, states);
        return new RealCall(Of(file, kind, label, isClear), new RealVerdict(file, report));
    }

    private static StateReport State(string name, bool desirable, double confidence) =>
        new(new TipState(name, desirable, 0.5, 0.5, Calibration.None, name), confidence, 0, [confidence]);
}
