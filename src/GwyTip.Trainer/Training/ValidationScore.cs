using GwyTip.Core;
using GwyTip.Core.Metrics;

namespace GwyTip.Trainer.Training;

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
    internal static ValidationScore Of(double[][] confidences, TrainingSet set)
    {
        double loss = 0;
        for (int i = 0; i < set.Count; i++)
        {
            for (int s = 0; s < set.States.Count; s++)
            {
                double p = Math.Clamp(confidences[i][s], 1e-7, 1 - 1e-7), y = set.Labels[i].Labels[set.States[s]];
                loss -= y * Math.Log(p) + (1 - y) * Math.Log(1 - p);
            }
        }
        int[] single = [.. Enumerable.Range(0, set.Count).Where(i => set.Labels[i].SingleState is not null)];
        double[] areas = [.. set.States.Index().Where(s => s.Item != TipState.TipChange)
            .Select(s => Area(single, i => confidences[i][s.Index], i => set.Labels[i].SingleState == s.Item))
            .Where(double.IsFinite)];
        int tipChange = set.States.ToList().IndexOf(TipState.TipChange);
        return new ValidationScore(
            loss / (set.Count * set.States.Count),
            areas.Length > 0 ? areas.Average() : double.NaN,
            tipChange < 0 ? double.NaN : Area(
                [.. Enumerable.Range(0, set.Count).Where(i => set.Labels[i].Labels[TipState.TipChange] is 0 or 1)],
                i => confidences[i][tipChange], i => set.Labels[i].Labels[TipState.TipChange] == 1),
            Averages.BalancedAccuracy(areas.Length == 0 ? [] : single.Select(i => (Loudest(confidences[i], set.States), set.Labels[i].SingleState!))));
    }

    private static string Loudest(double[] confidences, IReadOnlyList<string> states) =>
        states.Zip(confidences).Where(p => p.First != TipState.TipChange).MaxBy(p => p.Second).First;

    private static double Area(int[] scans, Func<int, double> score, Func<int, bool> positive) =>
        RocCurve.Of(scans.Select(i => new Scored(score(i), positive(i)))).Area;
}
