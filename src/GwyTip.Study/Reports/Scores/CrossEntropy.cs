using GwyTip.Core;
using GwyTip.Training.Evaluation;

namespace GwyTip.Study.Reports;

/// <summary>
/// The score that the paper wished for, "based on a cross-entropy of average classifications": of a state's confidence with the
/// share of labellers that saw it, in nats, the mean over all held-out scans, unanimous or not.
/// </summary>
/// <param name="State">The state.</param>
/// <param name="Ours">Of the ensemble's confidence.</param>
/// <param name="Floor">
/// The labels' own entropy: no confidence can do better, and labellers who agree by chance make it look low.
/// </param>
/// <param name="Guess">Of the same confidence for every scan, the mean label.</param>
internal sealed record CrossEntropy(string State, double Ours, double Floor, double Guess)
{
    private const double Bound = 1e-7;

    public static IReadOnlyList<CrossEntropy> Measure(IReadOnlyList<TipState> states, IReadOnlyList<Judgement> judged) =>
        [.. states.Select((state, k) => Measure(
            state.Name, [.. judged.Select(j => (j.Report.States[k].Confidence, j.Scan.Labels[state.Name]))]))];

    /// <param name="state">The state.</param>
    /// <param name="scans">Confidence and label of each scan, 0..1.</param>
    public static CrossEntropy Measure(string state, IReadOnlyList<(double Confidence, double Label)> scans)
    {
        double share = scans.Average(s => s.Label);
        return new CrossEntropy(
            state, scans.Average(s => Nats(s.Confidence, s.Label)), scans.Average(s => Nats(s.Label, s.Label)),
            scans.Average(s => Nats(share, s.Label)));
    }

    private static double Nats(double confidence, double label)
    {
        double p = Math.Clamp(confidence, Bound, 1 - Bound);
        return -label * Math.Log(p) - (1 - label) * Math.Log(1 - p);
    }
}
