using GwyTip.Core;

namespace GwyTip.Training.Metrics;

/// <summary>The paper's good/bad question, which leaves tip change out.</summary>
public static class GoodBad
{
    /// <summary>
    /// Largest confidence of a desirable state minus the largest of an undesirable one other than tip change, −1..1. A side
    /// without states counts as 0.
    /// </summary>
    public static double Score(IEnumerable<(TipState State, double Confidence)> states)
    {
        double desirable = 0, undesirable = 0;
        foreach (var (state, confidence) in states)
        {
            if (state.Desirable)
            {
                desirable = Math.Max(desirable, confidence);
            }
            else if (state.Name != TipState.TipChange)
            {
                undesirable = Math.Max(undesirable, confidence);
            }
        }
        return desirable - undesirable;
    }

    /// <summary>
    /// The cut with the largest balanced accuracy: good is a score at or above it. It lies half-way to the next lower score, so
    /// that it does not hang on one example. 0 where a class is missing.
    /// </summary>
    /// <exception cref="ArgumentException">A score is NaN.</exception>
    public static double BestCut(IEnumerable<Scored> examples)
    {
        var points = RocCurve.Measure(examples).Points;
        double best = double.NegativeInfinity, cut = 0;
        for (int i = 1; i < points.Count; i++)
        {
            double gain = points[i].TruePositiveRate - points[i].FalsePositiveRate;
            if (gain > best)
            {
                double next = i + 1 < points.Count ? points[i + 1].Threshold : points[i].Threshold;
                (best, cut) = (gain, (points[i].Threshold + next) / 2);
            }
        }
        return cut;
    }
}
