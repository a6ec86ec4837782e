using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Data;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Rules;

namespace GwyTip.Study.PartialScans;

/// <summary>
/// Scores an ensemble on labelled scans cut after a part of their lines, by the code that judges running scans.
/// </summary>
internal static class FractionCurve
{
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="scans">Scans with their labels; those that cannot be judged are counted out.</param>
    /// <param name="fractions">Shares of the lines, each above 0 and up to 1.</param>
    /// <param name="done">Told of each fraction done.</param>
    public static IReadOnlyList<FractionResult> Measure(
        Ensemble ensemble, IReadOnlyList<(
            LabelledScan Label, Scan Scan)> scans, IEnumerable<double> fractions, Action<FractionResult>? done = null)
    {
        var results = new List<FractionResult>();
        foreach (double fraction in fractions)
        {
            var mirrored = Score(ensemble, scans, s => Begun(s, fraction));
            var blank = fraction < 1 ? Score(ensemble, scans, s => Strip(s, fraction)) : mirrored;
            results.Add(new FractionResult(
                fraction, mirrored.Judged, mirrored.Metrics.Auroc, mirrored.Metrics.BalancedAccuracy, blank.Metrics.Auroc,
                blank.Metrics.BalancedAccuracy));
            done?.Invoke(results[^1]);
        }
        return results;
    }

    /// <summary>As it would be saved after a part of its lines.</summary>
    internal static Scan Begun(Scan scan, double fraction)
    {
        int known = Known(scan, fraction);
        double[] empty = new double[scan.Width];
        Array.Fill(empty, double.NaN);
        return known == scan.Lines
            ? scan
            : new Scan(scan.Width, scan.Lines, y => y < known ? scan.Line(y) : empty)
            {
                MetresPerPixelX = scan.MetresPerPixelX,
                MetresPerPixelY = scan.MetresPerPixelY
            };
    }

    /// <summary>A part of its lines as if they were all: below them the networks are shown nothing.</summary>
    internal static Scan Strip(Scan scan, double fraction) => new(scan.Width, Known(scan, fraction), scan.Line)
    {
        MetresPerPixelX = scan.MetresPerPixelX,
        MetresPerPixelY = scan.MetresPerPixelY,
    };

    private static int Known(Scan scan, double fraction) => Math.Max(1, (int)Math.Round(fraction * scan.Lines));

    private static EvaluationResult Score(
        Ensemble ensemble, IReadOnlyList<(LabelledScan Label, Scan Scan)> scans, Func<Scan, Scan> cut)
    {
        var said = ensemble.ClassifyBatch([.. scans.Select(s => cut(s.Scan))]);
        ScanPrediction[] predictions =
            [.. scans.Zip(said).Select(p => new ScanPrediction(
                p.First.Label, p.Second.Classification?.Report,
                p.Second.Error is ScanException e ? e.Code : p.Second.Error?.Message))];
        return new Evaluator(ensemble.Bundle).Score("", predictions);
    }
}
