using GwyTip.Training.Metrics;

namespace GwyTip.Tests.Metrics;

/// <summary>Scored examples for property tests.</summary>
internal static class SomeScores
{
    /// <summary>5 to 60 examples with many equal scores, both classes present.</summary>
    public static Scored[] Random(Random random)
    {
        int n = 5 + random.Next(56), levels = 2 + random.Next(40);
        var examples = new Scored[n];
        for (int i = 0; i < n; i++)
        {
            examples[i] = new Scored(random.Next(levels) / (double)levels, random.Next(3) == 0);
        }
        examples[0] = examples[0] with { Positive = true };
        examples[1] = examples[1] with { Positive = false };
        return examples;
    }

    public static Scored[] Of(params (double Score, int Positive)[] examples) =>
        Array.ConvertAll(examples, e => new Scored(e.Score, e.Positive == 1));
}
