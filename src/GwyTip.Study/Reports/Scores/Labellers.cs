using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Metrics;

namespace GwyTip.Study.Reports;

/// <summary>
/// How far the labellers of a scan agree: the yardstick for any classifier of these labels. Labels are means of yes/no answers,
/// so n answers of which a share said yes give how many did; who said what is not published and not needed.
/// </summary>
/// <param name="State">The state.</param>
/// <param name="Scans">Scans with two labellers or more.</param>
/// <param name="Unanimous">Share of them on which all say the same of the state.</param>
/// <param name="Labeller">
/// Balanced accuracy of one labeller's yes or no against the majority of the others of the same scan, over all labellers and
/// scans; where the others are split evenly, the scan is left out for that labeller.
/// </param>
/// <param name="Votes">The ensemble's majority vote against just those same majorities.</param>
/// <param name="Balanced">
/// The same, but a yes wherever the ensemble's confidence exceeds the state's share of the training scans: the cut that balanced
/// accuracy asks of a calibrated confidence, where the thresholds of the votes ask for precision.
/// </param>
internal sealed record Labellers(string State, int Scans, double Unanimous, double Labeller, double Votes, double Balanced)
{
    public static IReadOnlyList<Labellers> Measure(JudgedMembers ensemble)
    {
        Judgement[] several = [.. ensemble.Judged.Where(j => j.Scan.Responses > 1)];
        return [.. ensemble.States.Select((s, k) => Measure(s, k, several))];
    }

    private static Labellers Measure(TipState state, int index, Judgement[] several)
    {
        var labeller = new List<(bool Yes, bool Positive)>();
        var votes = new List<(bool Yes, bool Positive)>();
        var balanced = new List<(bool Yes, bool Positive)>();
        foreach (var j in several)
        {
            foreach (var (answer, others) in Answers(j.Scan.Labels[state.Name], j.Scan.Responses))
            {
                labeller.Add((answer, others));
                votes.Add((j.Report.States[index].HasMajority, others));
                balanced.Add((j.Report.States[index].Confidence > state.Share, others));
            }
        }
        return new Labellers(
            state.Name, several.Length, several.Length == 0
                ? double.NaN
                : several.Average(j => j.Scan.Labels[state.Name] is 0 or 1 ? 1.0 : 0.0),
            Decisions.Count(labeller).BalancedAccuracy, Decisions.Count(votes).BalancedAccuracy,
            Decisions.Count(balanced).BalancedAccuracy);
    }

    /// <summary>
    /// Each labeller's answer and what most of the others say; those for whom the others are split are left out.
    /// </summary>
    public static IEnumerable<(bool Answer, bool Others)> Answers(double share, int labellers)
    {
        int yes = LabellerAnswers.FromMean(share, labellers).Yes;
        for (int i = 0; i < labellers; i++)
        {
            bool answer = i < yes;
            int othersYes = yes - (answer ? 1 : 0), others = labellers - 1;
            if (2 * othersYes != others)
            {
                yield return (answer, 2 * othersYes > others);
            }
        }
    }

    /// <summary>
    /// Scans by how many people labelled them, and the share of each on which they agree on every state but tip change.
    /// </summary>
    public static IReadOnlyList<(int Labellers, int Scans, double Unanimous)> ByCount(IReadOnlyList<LabelledScan> scans) =>
    [
        .. scans.GroupBy(s => s.Responses).OrderBy(g => g.Key).Select(g => (
            g.Key, g.Count(), g.Average(
                s => s.Labels.Where(l => l.Key != TipState.TipChange).All(l => l.Value is 0 or 1) ? 1.0 : 0.0))),
    ];
}
