namespace GwyTip.Training.Metrics;

/// <summary>
/// How far two who say yes or no agree beyond what chance would give: κ = (o − e) / (1 − e), where o is the observed share of
/// equal answers and e the share expected of answers given at the same rates but blindly. 1 is agreement on every scan, 0 what
/// chance gives, below 0 less than that; NaN where e is 1 (all say the same of every scan) or there are no scans.
/// </summary>
/// <remarks>
/// Every scan weighs alike, however many labelled it. A rater who is one more person like the others has the same κ in both
/// forms, so that <see cref="WithPeople"/> may be held against <see cref="AmongPeople"/>.
/// </remarks>
public static class Kappa
{
    /// <summary>
    /// Labellers with each other, Fleiss' κ: o is the mean over the scans of the share of pairs that say the same, and
    /// e = p² + (1 − p)² with p the mean share of yes, for nobody knows who gave which answer
    /// (J. L. Fleiss, Psychol. Bull. 76, 378 (1971)).
    /// </summary>
    /// <param name="scans">The answers on each scan, two or more: one with a single answer makes it NaN.</param>
    public static double AmongPeople(IReadOnlyCollection<LabellerAnswers> scans)
    {
        if (scans.Count == 0)
        {
            return double.NaN;
        }
        double yes = scans.Average(s => s.Share);
        return BeyondChance(scans.Average(s => s.SameInPairs), ByChance(yes, yes));
    }

    /// <summary>
    /// A rater with people, Cohen's κ with one labeller drawn from those of each scan: o is the mean share of labellers who say
    /// what the rater says, and e = q p + (1 − q)(1 − p) with q the rater's share of yes and p theirs
    /// (J. Cohen, Educ. Psychol. Meas. 20, 37 (1960)).
    /// </summary>
    /// <param name="scans">What the rater says of each scan, and the labellers' answers.</param>
    public static double WithPeople(IReadOnlyCollection<(bool Yes, LabellerAnswers People)> scans)
    {
        if (scans.Count == 0)
        {
            return double.NaN;
        }
        double same = scans.Average(s => s.Yes ? s.People.Share : 1 - s.People.Share);
        return OfMeans(same, scans.Average(s => s.Yes ? 1.0 : 0.0), scans.Average(s => s.People.Share));
    }

    /// <summary>The same from the means over the scans: o, q and p.</summary>
    public static double OfMeans(double same, double yes, double peopleYes) =>
        BeyondChance(same, ByChance(yes, peopleYes));

    private static double ByChance(double yes, double otherYes) => yes * otherYes + (1 - yes) * (1 - otherYes);

    private static double BeyondChance(double same, double byChance) =>
        byChance < 1 ? (same - byChance) / (1 - byChance) : double.NaN;
}
