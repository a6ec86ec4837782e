namespace GwyTip.Training.Metrics;

/// <summary>One example of a two-class question.</summary>
/// <param name="Score">The larger, the more likely positive; any finite or infinite number, not NaN.</param>
/// <param name="Positive">What is true.</param>
public readonly record struct Scored(double Score, bool Positive);

/// <summary>How many are positive among all examples that score at or above a threshold.</summary>
internal readonly record struct Step(double Threshold, int TruePositives, int FalsePositives);

internal static class Steps
{
    /// <summary>One step for each distinct score, from the highest down; examples of equal score enter together.</summary>
    /// <exception cref="ArgumentException">A score is NaN.</exception>
    public static IReadOnlyList<Step> Sort(IEnumerable<Scored> examples)
    {
        var sorted = examples.OrderByDescending(e => e.Score).ToArray();
        var steps = new List<Step>();
        int truePositives = 0, falsePositives = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (double.IsNaN(sorted[i].Score))
            {
                throw new ArgumentException("a score is NaN", nameof(examples));
            }
            truePositives += sorted[i].Positive ? 1 : 0;
            falsePositives += sorted[i].Positive ? 0 : 1;
            if (i + 1 == sorted.Length || sorted[i + 1].Score != sorted[i].Score)
            {
                steps.Add(new Step(sorted[i].Score, truePositives, falsePositives));
            }
        }
        return steps;
    }
}
