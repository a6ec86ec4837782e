using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Study.PartialScans;

namespace GwyTip.Tests.PartialScans;

public sealed class ChangeResultTests : IDisposable
{
    private const int Side = 64;

    private readonly TinyModels _models = new();

    public void Dispose() => _models.Dispose();

    /// <summary>A network that takes what is mostly low for a change, and the line of it from the scan.</summary>
    [Fact]
    public void Confidences_votes_and_lines_are_held_against_the_truth()
    {
        var bundle = _models.Add("si-h-100", [new(
            TinyState.Always("rows", 0.5), TinyState.Always("individual_atoms", 0.5),
            new TinyState(TipState.TipChange, -60, 200, -200))]);
        using var ensemble = Ensemble.Open(bundle, ProviderChoice.Parse("cpu"));
        // The second was measured upwards: its change is told in the order of time.
        TrialScan[] changed = [Stripes(1, low: true, 30), Upwards(Stripes(2, low: true, 30)), Stripes(3, low: false, 30)];
        TrialScan blank = new(new Scan(new double[400], 20, 20), []);
        TrialScan[] clean = [Stripes(4, low: false, null), Stripes(5, low: false, null), blank];

        var result = ChangeResult.Measure(ensemble, [new TrialScans("some", changed, clean)]).Single();

        // The last cannot be judged.
        Assert.Equal(("some", 3, 2), (result.Scans, result.Changed, result.Clean));
        Assert.Equal((2 / 3.0, 2 / 3.0, 1.0), (result.Seen, result.Found, result.Silent));
        Assert.InRange(result.Auroc, 2 / 3.0, 1);
    }

    [Fact]
    public void Where_nobody_knows_the_line_or_no_scan_is_clean_there_is_no_such_figure()
    {
        var bundle = _models.Add("si-h-100", [new(
            TinyState.Always("rows", 0.5), TinyState.Always("individual_atoms", 0.5),
            TinyState.Always(TipState.TipChange, 0.9))]);
        using var ensemble = Ensemble.Open(bundle, ProviderChoice.Parse("cpu"));

        var result = ChangeResult.Measure(ensemble, [new("some", [Stripes(1, low: true, null)], [])]).Single();

        Assert.Equal(
            (1.0, double.NaN, double.NaN, double.NaN), (result.Seen, result.Auroc, result.Found, result.Silent));
    }

    private static TrialScan Upwards(TrialScan trial) => new(
        new Scan(trial.Scan.Width, trial.Scan.Lines, trial.Scan.Line) { Direction = ScanDirection.Up },
        [.. trial.Changes.Select(c => trial.Scan.Lines - c)]);

    /// <param name="seed">Which quarter of the stripes, 4 pixels wide, stands out.</param>
    /// <param name="low">Whether upwards, so that most is low.</param>
    /// <param name="change">From this line on they are other stripes.</param>
    private static TrialScan Stripes(int seed, bool low, int? change)
    {
        var random = new Random(seed);
        double[] heights =
        [
            .. Enumerable.Range(0, Side * Side).Select(i =>
                0.1 * random.NextDouble() + ((i % Side / 4 + seed + (i / Side >= change ? 2 : 0)) % 4 == 0 ? low ? 1 : -1 : 0)),
        ];
        return new TrialScan(new Scan(heights, Side, Side), change is { } line ? [line] : []);
    }
}
