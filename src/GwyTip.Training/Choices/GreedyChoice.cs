namespace GwyTip.Training.Choices;

/// <summary>
/// Forward selection (Caruana et al. 2004, without repeats): begins with the best, and takes in whatever makes the ensemble of
/// all taken so far best, as long as it gets better.
/// </summary>
internal static class GreedyChoice
{
    /// <param name="candidates">How many there are.</param>
    /// <param name="score">Of an ensemble of some.</param>
    /// <param name="fits">Whether an ensemble of some may be.</param>
    /// <returns>The candidates taken, in order, each with the score of the ensemble that it completed.</returns>
    public static IReadOnlyList<(int Candidate, ChoiceScore Score)> Choose(
        int candidates, Func<IReadOnlyList<int>, ChoiceScore> score, Func<IReadOnlyList<int>, bool> fits)
    {
        var taken = new List<(int Candidate, ChoiceScore Score)>();
        while (true)
        {
            int[] so = [.. taken.Select(t => t.Candidate)];
            var next = Enumerable.Range(0, candidates).Except(so)
                .Where(c => fits([.. so, c]))
                .Select(c => (Candidate: c, Score: score([.. so, c])))
                .OrderByDescending(n => n.Score).ThenBy(n => n.Candidate)
                .FirstOrDefault((-1, default));
            if (next.Candidate < 0 || (taken.Count > 0 && next.Score <= taken[^1].Score))
            {
                return taken;
            }
            taken.Add(next);
        }
    }
}
