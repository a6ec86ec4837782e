using GwyTip.Core;
using GwyTip.Study.PartialScans;
using GwyTip.Training.Data;

namespace GwyTip.Tests.PartialScans;

public sealed class AlarmResultTests
{
    [Theory]
    [InlineData(50, new[] { 48 }, true)]
    [InlineData(50, new[] { 53 }, false)]
    [InlineData(50, new[] { 20, 51 }, true)]
    [InlineData(50, new int[0], false)]
    [InlineData(null, new[] { 50 }, false)]
    public void An_alarm_is_right_within_two_lines_of_a_change(int? line, int[] changes, bool found) =>
        Assert.Equal(found, new AlarmTrial(10, line, changes).IsFound);

    [Fact]
    public void Shares_are_counted_by_hand()
    {
        AlarmTrial[] changed = [new(20, 50, [50]), new(20, 30, [50]), new(1, null, [50]), new(12, 49, [50])];
        AlarmTrial[] clean = [.. Enumerable.Range(0, 100).Select(n => new AlarmTrial(n / 10.0, n > 97 ? 3 : null, []))];

        var result = AlarmResult.Measure("some", changed, clean);

        Assert.Equal((4, 0.75, 0.5), (result.Changed, result.Alarmed, result.Found));
        Assert.Equal((100, 0.98), (result.Clean, result.Silent));
        Assert.Equal(9.8, result.Cut, 12);
        Assert.Equal(0.75, result.AlarmedAtCut);
    }

    [Fact]
    public void Where_nobody_knows_the_line_or_no_scan_is_clean_there_is_no_such_figure()
    {
        var result = AlarmResult.Measure("some", [new AlarmTrial(20, 50, [])], []);

        Assert.Equal((1.0, double.NaN, double.NaN), (result.Alarmed, result.Found, result.Silent));
    }

    [Fact]
    public void Labelled_scans_are_changed_where_all_saw_it_and_clean_where_nobody_did_on_a_desirable_state()
    {
        var scan = new Scan([.. Enumerable.Range(0, 40 * 40).Select(i => Math.Sin(i))], 40, 40);
        TipState[] states = [SomeState("rows", true), SomeState("generic_defect", false), SomeState(TipState.TipChange, false)];
        (LabelledScan, Scan)[] scans =
        [
            .. new[] { (1.0, "rows"), (1.0, null), (0.5, "rows"), (0, "rows"), (0, "generic_defect"), (0, null), (0, "rows") }
                .Select(l => (new LabelledScan(
                    "a", "s", "1", 2, new Dictionary<string, double> { [TipState.TipChange] = l.Item1 }, l.Item2), scan)),
        ];

        var chosen = LabelledTrials.Choose("some", scans, states);

        Assert.Equal(("some", 2, 2), (chosen.Name, chosen.Changed.Count, chosen.Clean.Count));
        Assert.All(chosen.Changed.Concat(chosen.Clean), t => Assert.Empty(t.Changes));
    }

    private static TipState SomeState(string name, bool desirable) => new(name, desirable, 0.5, 0.3, Calibration.None, "");
}
