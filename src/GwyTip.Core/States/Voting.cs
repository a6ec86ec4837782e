namespace GwyTip.Core;

/// <summary>
/// Counts the votes of an ensemble: each member that knows a state votes for it at or above the state's threshold.
/// </summary>
public static class Voting
{
    /// <param name="states">The states, in the order of every report.</param>
    /// <param name="members">
    /// Calibrated confidences, members × states, each 0..1; NaN where the member does not know the state.
    /// </param>
    /// <returns>A report for each state, in the order given.</returns>
    /// <exception cref="ArgumentException">
    /// A member's row has another length than <paramref name="states"/>, a confidence is outside 0..1, or no member knows a
    /// state.
    /// </exception>
    public static IReadOnlyList<StateReport> Count(IReadOnlyList<TipState> states, IReadOnlyList<IReadOnlyList<double>> members)
    {
        for (int m = 0; m < members.Count; m++)
        {
            if (members[m].Count != states.Count)
            {
                throw new ArgumentException(
                    $"member {m} gives {members[m].Count} confidences for {states.Count} states", nameof(members));
            }
        }
        var reports = new StateReport[states.Count];
        for (int s = 0; s < reports.Length; s++)
        {
            var confidences = new double[members.Count];
            for (int m = 0; m < confidences.Length; m++)
            {
                confidences[m] = members[m][s];
            }
            reports[s] = CountOne(states[s], confidences);
        }
        return reports;
    }

    private static StateReport CountOne(TipState state, double[] confidences)
    {
        double sum = 0;
        int voters = 0, votes = 0;
        foreach (double c in confidences)
        {
            if (double.IsNaN(c))
            {
                continue;
            }
            if (c is < 0 or > 1)
            {
                throw new ArgumentException($"a confidence of {c} for {state.Name} is not in 0..1", nameof(confidences));
            }
            sum += c;
            voters++;
            votes += c >= state.Threshold ? 1 : 0;
        }
        return voters > 0
            ? new StateReport(state, sum / voters, votes, confidences)
            : throw new ArgumentException($"no member gives a confidence for {state.Name}", nameof(confidences));
    }
}
