using GwyTip.Core;
using GwyTip.Study.PartialScans;
using GwyTip.Training.Data;

namespace GwyTip.Tests.PartialScans;

public sealed class SplicedTrialsTests
{
    private const int Side = 40;

    [Fact]
    public void Above_the_line_is_one_scan_and_below_it_another_of_another_series()
    {
        (LabelledScan Label, Scan Scan)[] clean = [Waves("a", 3), Waves("a", 4), Waves("b", 5), Waves("c", 6, width: 44)];

        var spliced = SplicedTrials.Make("some", clean, 10, raw: false, seed: 1);

        // The widest has no partner.
        Assert.Equal((3, 3), (spliced.Changed.Count, spliced.Clean.Count));
        int[] partners = [2, 2, 0];
        for (int n = 0; n < 3; n++)
        {
            var (scan, changes) = spliced.Changed[n];
            int line = Assert.Single(changes);
            Assert.InRange(line, Side / 5, Side * 4 / 5);
            for (int y = 0; y < Side; y++)
            {
                Assert.Equal(clean[y < line ? n : partners[n]].Scan.Line(y).ToArray(), scan.Line(y).ToArray());
                Assert.Equal(clean[n].Scan.Line(y).ToArray(), spliced.Clean[n].Scan.Line(y).ToArray());
            }
        }
    }

    [Fact]
    public void Raw_lines_are_moved_as_wholes_and_the_change_is_a_jump()
    {
        (LabelledScan Label, Scan Scan)[] clean = [Waves("a", 3), Waves("b", 3)];

        var spliced = SplicedTrials.Make("some", clean, 1, raw: true, seed: 1);

        var (scan, changes) = Assert.Single(spliced.Changed);
        double[] shifts = [.. Enumerable.Range(0, Side).Select(y => scan.Line(y)[0] - clean[0].Scan.Line(y)[0])];
        Assert.Equal(Side, shifts.Distinct().Count());
        for (int y = 0; y < Side; y++)
        {
            Assert.Equal(shifts[y], scan.Line(y)[7] - clean[0].Scan.Line(y)[7], 1e-12);
        }
        double[] steps = [.. shifts.Zip(shifts.Skip(1), (a, b) => Math.Abs(b - a))];
        Assert.Equal(changes[0] - 1, Array.IndexOf(steps, steps.Max()));
        Assert.InRange(steps.Max(), 0.5, 1.5);
        Assert.All(spliced.Clean, t => Assert.Empty(t.Changes));
    }

    [Fact]
    public void The_alarm_finds_the_line()
    {
        var spliced = SplicedTrials.Make("some", [Waves("a", 3), Waves("b", 7)], 1, raw: false, seed: 2);

        var result = AlarmResult.Measure([spliced]).Single();

        Assert.Equal((1, 1.0, 1.0), (result.Changed, result.Found, result.Silent));
    }

    private static (LabelledScan Label, Scan Scan) Waves(string series, int waves, int width = Side)
    {
        double[] heights = [.. Enumerable.Range(0, width * Side).Select(
            i => Math.Sin(2 * Math.PI * waves * (i % width) / width) + 0.01 * Math.Sin(i * i))];
        return (
            new LabelledScan("a", "s", series, 1, new Dictionary<string, double>(), null), new Scan(heights, width, Side));
    }
}
