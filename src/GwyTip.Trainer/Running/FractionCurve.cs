using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Trainer.Bundles;
using GwyTip.Trainer.Data;
using GwyTip.Trainer.Evaluation;

namespace GwyTip.Trainer.Running;

/// <summary>Scores an ensemble on labelled scans cut after a part of their lines, by the code that judges running scans.</summary>
public static class FractionCurve
{
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="scans">Scans with their labels; those that cannot be judged are counted out.</param>
    /// <param name="fractions">Shares of the lines, each above 0 and up to 1.</param>
    /// <param name="done">Told of each fraction done.</param>
    public static IReadOnlyList<FractionResult> Of(
        Ensemble ensemble, IReadOnlyList<(LabelledScan Label, Scan Scan)> scans, IEnumerable<double> fractions, Action<FractionResult>? done = null)
    {
        var results = new List<FractionResult>();
        foreach (double fraction in fractions)
        {
            var mirrored = Score(ensemble, scans, s => MirroredScan.Of(Cut(s, fraction), s.Lines));
            var blank = fraction < 1 ? Score(ensemble, scans, s => Cut(s, fraction)) : mirrored;
            results.Add(new FractionResult(
                fraction, mirrored.Judged, mirrored.Metrics.Auroc, mirrored.Metrics.BalancedAccuracy, blank.Metrics.Auroc,
                blank.Metrics.BalancedAccuracy));
            done?.Invoke(results[^1]);
        }
        return results;
    }

    private static Scan Cut(Scan scan, double fraction) =>
        new(scan.Width, Math.Max(1, (int)Math.Round(fraction * scan.Lines)), scan.Line);

    private static EvaluationResult Score(Ensemble ensemble, IReadOnlyList<(LabelledScan Label, Scan Scan)> scans, Func<Scan, Scan> cut)
    {
        var said = ensemble.ClassifyBatch([.. scans.Select(s => cut(s.Scan))]);
        ScanPrediction[] predictions =
            [.. scans.Zip(said).Select(p => new ScanPrediction(p.First.Label, p.Second.Classification?.Report, p.Second.Error?.Code))];
        return new Evaluator(ensemble.Bundle.Surface, ensemble.Bundle.States, ensemble.Bundle.Manifest.GoodBadCut).Score("", predictions);
    }
}
