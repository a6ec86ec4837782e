using System.Globalization;
using GwyTip.Training.Metrics;

namespace GwyTip.Training.Rules;

/// <summary>
/// Chooses a state's threshold on predictions that no member was trained on. As in the paper, precision comes first: the lowest
/// threshold that reaches <see cref="WantedPrecision"/> with at least <see cref="LeastRecall"/>; where none does, the best F½
/// (precision counts twice as much as recall). Sessions differ, and a precision that holds on average may not hold on the next
/// ones: so each fold by itself has to reach <see cref="FoldPrecision"/> too. Where people differ, agreement with them may ask
/// for a lower one: <see cref="ChooseForAgreement"/>.
/// </summary>
public static class ThresholdChoice
{
    public const double WantedPrecision = 0.9;

    public const double LeastRecall = 0.5;

    /// <summary>
    /// What each fold has to reach. Leaving out one fold in turn of three, thresholds of the other two gave majorities of two
    /// members on H:Si(100) a precision of 0.89 without this and 0.93 with it, anything from 0.80 to 0.87 (measured
    /// when a fold that could not reach it still had a say, by its best F½).
    /// </summary>
    public const double FoldPrecision = 0.85;

    /// <summary>The rule as a card says it.</summary>
    public static string Rule { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"A threshold is the lowest at which the members, each on its own fold (of several on one their median), reach a "
        + $"precision of {WantedPrecision} with a recall of {LeastRecall} at least; where there is none, the one with the best "
        + $"F½. Where some fold by itself needs a higher one for a precision of {FoldPrecision}, it is that.");

    /// <summary>The same for <see cref="ChooseOrNone"/>.</summary>
    public static string RuleOrNone { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"Of undesirable states, where there is none, it is the lowest with a precision of {SecondPrecision} and a recall of "
        + $"{SecondRecall}, {SecondFoldPrecision} in each fold; and where that cannot be had either, no member votes for the "
        + $"state (threshold 1): its confidence is shown, and counts in no verdict.");

    /// <summary>The same for <see cref="ChooseForAgreement"/>.</summary>
    public static string RuleForAgreement { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"Of tip change, which people see or do not see beside everything else, it is lower where that agrees better with them: "
        + $"the highest whose votes have a Cohen's kappa with a labeller within {KappaToSpare} of the best there is.");

    /// <summary>What the kappa of a threshold may be less than the best, for all but the best is a plateau.</summary>
    private const double KappaToSpare = 0.01;

    private const double SecondPrecision = 0.8, SecondFoldPrecision = 0.75, SecondRecall = 0.1;

    /// <summary>
    /// A threshold for a fault on surfaces never seen before, where a false alarm costs more trust than a fault left open:
    /// precise with <see cref="LeastRecall"/>, else less precise with less recall, else none.
    /// </summary>
    /// <inheritdoc cref="Choose(IReadOnlyList{double}, IReadOnlyList{bool}, IReadOnlyList{int})" path="/param"/>
    /// <returns>The threshold, and the precision that it was chosen for.</returns>
    public static (double Threshold, double Precision) ChooseOrNone(
        IReadOnlyList<double> confidences, IReadOnlyList<bool> positive, IReadOnlyList<int> folds)
    {
        foreach (var (wanted, inFold, recall) in new[]
        {
            (WantedPrecision, FoldPrecision, LeastRecall), (SecondPrecision, SecondFoldPrecision, SecondRecall),
        })
        {
            double precise = Search(confidences, positive, wanted, recall).Precise;
            if (!double.IsNaN(precise))
            {
                return (OfFolds(confidences, positive, folds, inFold, recall).Append(precise).Max(), wanted);
            }
        }
        return (1, WantedPrecision);
    }

    /// <summary>
    /// A threshold for a state on which people differ. A precision that no two of them have with each other is paid for with what
    /// most of them do see. So it asks for agreement: the highest threshold, for precision still comes first, whose
    /// <see cref="Kappa.WithPeople"/> is all but the best.
    /// </summary>
    /// <param name="confidences">Calibrated confidences, 0..1.</param>
    /// <param name="shares">Which share of a scan's labellers saw the state, 0..1.</param>
    /// <returns>A threshold between two confidences; 1 where none agrees better with people than chance would.</returns>
    public static double ChooseForAgreement(IReadOnlyList<double> confidences, IReadOnlyList<double> shares)
    {
        double all = shares.Count, yes = shares.Sum();
        (double Threshold, double Kappa)[] kappas = [.. Cuts(confidences, shares).Select(c =>
        {
            double missed = yes - c.Hits, same = c.Hits + (all - c.Above - missed);
            return (c.Threshold, Kappa.OfMeans(same / all, c.Above / all, yes / all));
        })];
        double best = kappas.Select(k => k.Kappa).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        // Where it is hardly better than chance nothing is spared.
        return best > KappaToSpare ? kappas.First(k => k.Kappa >= best - KappaToSpare).Threshold : 1;
    }

    /// <param name="confidences">Calibrated confidences, 0..1.</param>
    /// <param name="positive">Whether the scan shows the state.</param>
    /// <param name="folds">The fold each is of; one in which nothing is precise demands nothing.</param>
    public static double Choose(IReadOnlyList<double> confidences, IReadOnlyList<bool> positive, IReadOnlyList<int> folds) =>
        OfFolds(confidences, positive, folds, FoldPrecision, LeastRecall)
            .Append(Choose(confidences, positive, WantedPrecision)).Max();

    /// <summary>
    /// The lowest threshold of each fold at which it is as precise as wanted. One in which nothing is has no say: the best F½ of
    /// a few hundred scans is anywhere.
    /// </summary>
    private static IEnumerable<double> OfFolds(
        IReadOnlyList<double> confidences, IReadOnlyList<bool> positive, IReadOnlyList<int> folds, double wanted,
        double recall) => Enumerable.Range(0, folds.Count).GroupBy(i => folds[i]).Where(fold => fold.Any(i => positive[i]))
            .Select(fold => Search(
                [.. fold.Select(i => confidences[i])], [.. fold.Select(i => positive[i])], wanted, recall).Precise)
            .Where(t => !double.IsNaN(t));

    /// <param name="confidences">Calibrated confidences, 0..1.</param>
    /// <param name="positive">Whether the scan shows the state.</param>
    /// <param name="wanted">The precision to reach.</param>
    /// <returns>A threshold between two confidences; 0.5 where no scan shows the state.</returns>
    public static double Choose(IReadOnlyList<double> confidences, IReadOnlyList<bool> positive, double wanted)
    {
        var (precise, best) = Search(confidences, positive, wanted, LeastRecall);
        return double.IsNaN(precise) ? best : precise;
    }

    /// <returns>
    /// The lowest threshold that is as precise as wanted, NaN where there is none, and that of the best F½; 0.5 where no scan
    /// shows the state.
    /// </returns>
    private static (double Precise, double Best) Search(
        IReadOnlyList<double> confidences, IReadOnlyList<bool> positive, double wanted, double leastRecall)
    {
        int positives = positive.Count(p => p);
        if (positives == 0)
        {
            return (double.NaN, 0.5);
        }
        double precise = double.NaN, best = 0.5, bestScore = -1;
        foreach (var (threshold, above, hits) in Cuts(confidences, [.. positive.Select(p => p ? 1.0 : 0.0)]))
        {
            double precision = hits / above, recall = hits / positives;
            if (precision >= wanted && recall >= leastRecall)
            {
                precise = threshold;
            }
            double score = hits == 0 ? 0 : 1.25 * precision * recall / (0.25 * precision + recall);
            if (score > bestScore)
            {
                (best, bestScore) = (threshold, score);
            }
            // Lower down there is nothing left to find, however few scans there were to make the precision fall.
            if (hits == positives)
            {
                break;
            }
        }
        return (precise, best);
    }

    /// <summary>
    /// The thresholds half-way between two confidences that differ, from the highest down: how many scans lie above, and how many
    /// of these show the state, as the sum of their <paramref name="shares"/>.
    /// </summary>
    private static IEnumerable<(double Threshold, int Above, double Hits)> Cuts(
        IReadOnlyList<double> confidences, IReadOnlyList<double> shares)
    {
        int[] order = [.. Enumerable.Range(0, confidences.Count).OrderByDescending(i => confidences[i])];
        double hits = 0;
        for (int n = 1; n <= order.Length; n++)
        {
            hits += shares[order[n - 1]];
            double here = confidences[order[n - 1]], next = n < order.Length ? confidences[order[n]] : 0;
            if (here != next)
            {
                yield return ((here + next) / 2, n, hits);
            }
        }
    }
}
