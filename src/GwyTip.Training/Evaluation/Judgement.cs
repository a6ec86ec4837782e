using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Rules;

namespace GwyTip.Training.Evaluation;

/// <summary>A labelled scan that the ensemble could judge, and what it said.</summary>
/// <param name="Scan">What people said.</param>
/// <param name="Report">What the ensemble said; its states are in the bundle's order.</param>
public readonly record struct Judgement(LabelledScan Scan, TipReport Report)
{
    /// <summary>Leaves out the scans that could not be judged.</summary>
    public static IReadOnlyList<Judgement> FromPredictions(IEnumerable<ScanPrediction> predictions) =>
        [.. predictions.Where(p => p.Report is not null).Select(p => new Judgement(p.Scan, p.Report!))];
}
