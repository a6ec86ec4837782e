namespace GwyTip.Training.Data;

/// <summary>
/// Splits scans into parts without ever dividing a group (a measuring session or a series), each part with about its fraction of
/// every state. Groups are few and uneven, so many random assignments are tried and the most balanced is kept.
/// </summary>
public static class GroupedSplit
{
    private const int Tries = 4000;

    /// <param name="scans">The scans to split.</param>
    /// <param name="group">Gives each scan's group.</param>
    /// <param name="fractions">Wanted share of each part; they sum to 1.</param>
    /// <param name="seed">The same seed gives the same split.</param>
    /// <returns>The groups of each part, in order of name.</returns>
    /// <exception cref="TrainingException">There are fewer groups than parts.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Split(
        IReadOnlyList<LabelledScan> scans, Func<LabelledScan, string> group, IReadOnlyList<double> fractions, int seed)
    {
        var groups = scans.GroupBy(group).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        if (groups.Length < fractions.Count)
        {
            throw new TrainingException(
                $"{groups.Length} session{(groups.Length == 1 ? "" : "s")} or series cannot be split into {fractions.Count} "
                + "parts; label scans of more of them");
        }
        double[][] masses = [.. groups.Select(g => Masses([.. g]))];
        double[] totals = [.. Enumerable.Range(0, masses[0].Length).Select(k => masses.Sum(m => m[k]))];
        var random = new Random(seed);
        int[] best = [];
        double bestScore = double.PositiveInfinity;
        for (int t = 0; t < Tries; t++)
        {
            int[] assignment = RandomAssignment(masses, totals, fractions, random);
            double score = Imbalance(assignment, masses, totals, fractions);
            if (score < bestScore)
            {
                (best, bestScore) = (assignment, score);
            }
        }
        return [.. fractions.Select((_, part) => groups.Where((_, g) => best[g] == part).Select(g => g.Key).ToArray())];
    }

    /// <summary>How much of everything that should be balanced a group holds: scans, and scans of each single state.</summary>
    private static double[] Masses(LabelledScan[] scans)
    {
        string[] states = [.. scans[0].Labels.Keys];
        return [scans.Length, .. states.Select(s => scans.Sum(x => x.Labels[s])), .. states.Select(
            s => (double)scans.Count(x => x.SingleState == s))];
    }

    /// <summary>Groups in random order, each to the part that lacks most, with some chance.</summary>
    private static int[] RandomAssignment(double[][] masses, double[] totals, IReadOnlyList<double> fractions, Random random)
    {
        var assignment = new int[masses.Length];
        var filled = new double[fractions.Count];
        int[] order = [.. Enumerable.Range(0, masses.Length)];
        random.Shuffle(order);
        foreach (int g in order)
        {
            int part = 0;
            double most = double.NegativeInfinity;
            for (int p = 0; p < fractions.Count; p++)
            {
                double lack = (fractions[p] - filled[p] / totals[0]) / fractions[p] + 0.5 * random.NextDouble();
                if (lack > most)
                {
                    (part, most) = (p, lack);
                }
            }
            assignment[g] = part;
            filled[part] += masses[g][0];
        }
        return assignment;
    }

    private static double Imbalance(int[] assignment, double[][] masses, double[] totals, IReadOnlyList<double> fractions)
    {
        double sum = 0;
        for (int k = 0; k < totals.Length; k++)
        {
            for (int p = 0; p < fractions.Count && totals[k] > 0; p++)
            {
                double mass = 0;
                for (int g = 0; g < assignment.Length; g++)
                {
                    mass += assignment[g] == p ? masses[g][k] : 0;
                }
                double error = (mass / totals[k] - fractions[p]) / fractions[p];
                sum += error * error;
            }
        }
        return sum;
    }
}
