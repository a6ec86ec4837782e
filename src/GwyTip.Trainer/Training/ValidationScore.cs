using GwyTip.Core;
using GwyTip.Core.Metrics;
using GwyTip.Trainer.Engines;

namespace GwyTip.Trainer.Training;

/// <summary>How a member does on its validation fold while it trains, on raw confidences.</summary>
/// <param name="Loss">Mean binary cross-entropy with the soft labels.</param>
/// <param name="Auroc">Mean over the states but tip change, one against the rest, on the scans with a single state.</param>
/// <param name="TipChangeAuroc">Tip change, label 0 against 1.</param>
public sealed record ValidationScore(double Loss, double Auroc, double TipChangeAuroc)
{
    private const int BatchSize = 64;

    internal static ValidationScore Of(ITrainingEngine engine, TrainingSet set, MemberKind kind)
    {
        double[][] confidences = Predict(engine, set, kind);
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
                i => confidences[i][tipChange], i => set.Labels[i].Labels[TipState.TipChange] == 1));
    }

    private static double Area(int[] scans, Func<int, double> score, Func<int, bool> positive) =>
        RocCurve.Of(scans.Select(i => new Scored(score(i), positive(i)))).Area;

    private static double[][] Predict(ITrainingEngine engine, TrainingSet set, MemberKind kind)
    {
        int states = set.States.Count;
        var all = new double[set.Count][];
        for (int begin = 0; begin < set.Count; begin += BatchSize)
        {
            int n = Math.Min(BatchSize, set.Count - begin);
            float[] images = [.. Enumerable.Range(begin, n).SelectMany(i => kind.Whole(set.Scans[i]))];
            var confidences = new float[n * states];
            engine.Predict(images, n, confidences);
            for (int i = 0; i < n; i++)
            {
                all[begin + i] = [.. confidences.AsSpan(i * states, states).ToArray().Select(c => (double)c)];
            }
        }
        return all;
    }
}
