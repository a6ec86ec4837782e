namespace GwyTip.Training.Metrics;

/// <summary>What the labellers of one scan say of one state.</summary>
/// <param name="Yes">How many say that the scan shows it, 0 to <paramref name="All"/>.</param>
/// <param name="All">How many were asked, at least 1.</param>
public readonly record struct LabellerAnswers(int Yes, int All)
{
    /// <summary>Share of the answers that are yes, 0..1.</summary>
    public double Share => Yes / (double)All;

    /// <summary>Share of the pairs of labellers who say the same, 0..1; NaN for a single one, who is not a pair.</summary>
    public double SameInPairs => (Yes * (Yes - 1.0) + (All - Yes) * (All - Yes - 1.0)) / (All * (All - 1.0));

    /// <summary>Label files hold the mean of the answers and how many there were, which is all there is to know.</summary>
    /// <param name="mean">Mean of the answers, 0..1, rounded to a few digits perhaps.</param>
    /// <param name="labellers">How many answers, at least 1.</param>
    public static LabellerAnswers FromMean(double mean, int labellers) => new((int)Math.Round(mean * labellers), labellers);
}
