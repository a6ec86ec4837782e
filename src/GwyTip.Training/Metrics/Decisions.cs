namespace GwyTip.Training.Metrics;

/// <summary>Counts of yes/no decisions against the truth.</summary>
public readonly record struct Decisions(int TruePositives, int FalsePositives, int FalseNegatives, int TrueNegatives)
{
    /// <summary>Share of the yes decisions that are right; NaN without any.</summary>
    public double Precision => TruePositives / (double)(TruePositives + FalsePositives);

    /// <summary>Share of the positive examples that got a yes; NaN without any.</summary>
    public double Recall => TruePositives / (double)(TruePositives + FalseNegatives);

    /// <summary>Share of the negative examples that got a no; NaN without any.</summary>
    public double Specificity => TrueNegatives / (double)(TrueNegatives + FalsePositives);

    /// <summary>Share of all decisions that are right; NaN without any.</summary>
    public double Accuracy =>
        (TruePositives + TrueNegatives) / (double)(TruePositives + FalsePositives + FalseNegatives + TrueNegatives);

    /// <summary>Mean of <see cref="Recall"/> and <see cref="Specificity"/>; NaN where a class is missing.</summary>
    public double BalancedAccuracy => (Recall + Specificity) / 2;

    public static Decisions Count(IEnumerable<(bool Yes, bool Positive)> examples)
    {
        var counts = default(Decisions);
        foreach (var (yes, positive) in examples)
        {
            counts = (yes, positive) switch
            {
                (true, true) => counts with { TruePositives = counts.TruePositives + 1 },
                (true, false) => counts with { FalsePositives = counts.FalsePositives + 1 },
                (false, true) => counts with { FalseNegatives = counts.FalseNegatives + 1 },
                (false, false) => counts with { TrueNegatives = counts.TrueNegatives + 1 },
            };
        }
        return counts;
    }
}
