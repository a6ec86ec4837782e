namespace GwyTip.Training.Choices;

/// <summary>How an ensemble does. AUROCs that agree to the fourth decimal are equal; then the second figure decides.</summary>
/// <param name="Auroc">0..1; NaN counts as the worst.</param>
/// <param name="Second">Higher is better.</param>
public readonly record struct ChoiceScore(double Auroc, double Second) : IComparable<ChoiceScore>
{
    private const int Decimals = 4;

    public int CompareTo(ChoiceScore other) => Key.CompareTo(other.Key);

    public static bool operator >(ChoiceScore a, ChoiceScore b) => a.CompareTo(b) > 0;

    public static bool operator <(ChoiceScore a, ChoiceScore b) => a.CompareTo(b) < 0;

    public static bool operator >=(ChoiceScore a, ChoiceScore b) => a.CompareTo(b) >= 0;

    public static bool operator <=(ChoiceScore a, ChoiceScore b) => a.CompareTo(b) <= 0;

    // NaN sorts below every number.
    private (double, double) Key => (Math.Round(Auroc, Decimals), Math.Round(Second, Decimals));
}
