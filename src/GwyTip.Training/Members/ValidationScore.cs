using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Metrics;

namespace GwyTip.Training.Members;

/// <summary>How a member does on its validation fold while it trains, on raw confidences.</summary>
/// <param name="Loss">Mean binary cross-entropy with the soft labels.</param>
/// <param name="Auroc">Mean over the states but tip change, one against the rest, on the scans with a single state.</param>
/// <param name="TipChangeAuroc">Tip change, label 0 against 1.</param>
/// <param name="WeightedAccuracy">
/// The paper's weighted accuracy: mean over the states but tip change of how often the most confident one is the true one.
/// </param>
public sealed record ValidationScore(double Loss, double Auroc, double TipChangeAuroc, double WeightedAccuracy)
{
    /// <param name="confidences">scans × states.</param>
    /// <param name="set">The scans.</param>
    internal static ValidationScore Measure(double[][] confidences, TrainingSet set) =>
        Measure(confidences, set.Labels, set.States);

    /// <param name="confidences">scans × states.</param>
    /// <param name="labels">The scans.</param>
    /// <param name="states">The states.</param>
    internal static ValidationScore Measure(
        double[][] confidences, IReadOnlyList<LabelledScan> labels, IReadOnlyList<string> states)
    {
        double loss = 0;
        for (int i = 0; i < labels.Count; i++)
        {
            for (int s = 0; s < states.Count; s++)
            {
                double p = Math.Clamp(confidences[i][s], 1e-7, 1 - 1e-7), y = labels[i].Labels[states[s]];
                loss -= y * Math.Log(p) + (1 - y) * Math.Log(1 - p);
            }
        }
        int[] single = [.. Enumerable.Range(0, labels.Count).Where(i => labels[i].SingleState is not null)];
        double[] areas = [.. states.Index().Where(s => s.Item != TipState.TipChange)
            .Select(s => Area(single, i => confidences[i][s.Index], i => labels[i].SingleState == s.Item))
            .Where(double.IsFinite)];
        int tipChange = states.ToList().IndexOf(TipState.TipChange);
        return new ValidationScore(
            loss / (labels.Count * states.Count),
            areas.Length > 0 ? areas.Average() : double.NaN,
            tipChange < 0 ? double.NaN : Area(
                [.. Enumerable.Range(0, labels.Count).Where(i => labels[i].Labels[TipState.TipChange] is 0 or 1)],
                i => confidences[i][tipChange], i => labels[i].Labels[TipState.TipChange] == 1),
            Averages.BalancedAccuracy(
                areas.Length == 0 ? [] : single.Select(i => (Loudest(confidences[i], states), labels[i].SingleState!))));
    }

    private static string Loudest(double[] confidences, IReadOnlyList<string> states) =>
        states.Zip(confidences).Where(p => p.First != TipState.TipChange).MaxBy(p => p.Second).First;

    private static double Area(int[] scans, Func<int, double> score, Func<int, bool> positive) =>
        RocCurve.Measure(scans.Select(i => new Scored(score(i), positive(i)))).Area;
}
