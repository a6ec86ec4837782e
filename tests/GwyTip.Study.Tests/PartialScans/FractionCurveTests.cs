using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Study.PartialScans;
using GwyTip.Training.Data;

namespace GwyTip.Tests.PartialScans;

public sealed class FractionCurveTests : IDisposable
{
    private const int Side = 64;

    private readonly TinyModels _models = new();

    public void Dispose() => _models.Dispose();

    /// <summary>
    /// A network that says "rows" of what is mostly low, as where few pixels stand out upwards, but never of a picture that is
    /// half empty. So it can tell the scans by any part of their lines, and a strip on an empty ground not at all.
    /// </summary>
    [Fact]
    public void Mirrored_scans_are_judged_like_whole_ones_and_strips_as_the_network_takes_them()
    {
        var bundle = _models.Add("si-h-100", [new(
            new TinyState("rows", -60, 200, -200), TinyState.Always("individual_atoms", 0.5),
            TinyState.Always(TipState.TipChange, 0.1))]);
        using var ensemble = Ensemble.Open(bundle, ProviderChoice.Parse("cpu"));
        var told = new List<FractionResult>();

        var curve = FractionCurve.Measure(
            ensemble, [.. Enumerable.Range(0, 12).Select(n => Labelled(n, rows: n % 2 == 0))], [0.1, 0.5, 1], told.Add);

        Assert.Equal(curve, told);
        // 6 lines of 64 are too few.
        Assert.Equal([0, 12, 12], curve.Select(r => r.Judged));
        Assert.Equal((1.0, 1.0), (curve[2].BalancedAccuracy, curve[2].BlankBalancedAccuracy));
        Assert.Equal((1.0, 0.5), (curve[1].BalancedAccuracy, curve[1].BlankBalancedAccuracy));
        Assert.Equal(curve[2].Auroc, curve[2].BlankAuroc);
        Assert.Equal(curve[2].Auroc, curve[1].Auroc);
    }

    [Fact]
    public void A_begun_scan_has_all_its_lines_and_a_strip_only_those_known()
    {
        var scan = Labelled(1, rows: true).Scan;
        Scan begun = FractionCurve.Begun(scan, 0.25), strip = FractionCurve.Strip(scan, 0.25);

        Assert.Equal((Side, Side / 4), (begun.Lines, strip.Lines));
        Assert.Equal(new MeasuredLines(0, Side / 4, Side - Side / 4, Upwards: false), MeasuredLines.Find(begun));
        Assert.Equal(scan.Line(15).ToArray(), begun.Line(15).ToArray());
        Assert.Same(scan, FractionCurve.Begun(scan, 1));
    }

    private static (LabelledScan Label, Scan Scan) Labelled(int seed, bool rows)
    {
        var random = new Random(seed);
        // Squares of 4 × 4 pixels: single ones would be noise.
        bool[] standOut = [.. Enumerable.Range(0, Side * Side / 16).Select(_ => random.Next(4) == 0)];
        double[] heights =
        [
            .. Enumerable.Range(0, Side * Side).Select(i =>
                0.2 * random.NextDouble() + (standOut[i / Side / 4 * (Side / 4) + i % Side / 4] ? rows ? 1 : -1 : 0)),
        ];
        var labels = new Dictionary<string, double>
        {
            ["rows"] = rows ? 1 : 0,
            ["individual_atoms"] = rows ? 0 : 1,
            [TipState.TipChange] = 0
        };
        return (
            new LabelledScan($"{seed}.png", $"{seed}", "1", 1, labels, rows ? "rows" : "individual_atoms"),
            new Scan(heights, Side, Side));
    }
}
