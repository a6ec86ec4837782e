namespace GwyTip.Training.Labelling;

/// <summary>How much a label would teach an ensemble, by what it says of the scan.</summary>
public static class EnsembleDoubt
{
    /// <param name="states">
    /// Of each state the ensemble's confidence and those of its members, 0..1; NaN: does not tell it.
    /// </param>
    /// <returns>
    /// 0 to 2: how near its confidence in a state comes to one half, and how far its members lie apart, of the state of which
    /// that is most.
    /// </returns>
    public static double Measure(IEnumerable<(double Confidence, IReadOnlyList<double> Members)> states) => states.Max(s =>
    {
        double[] members = [.. s.Members.Where(m => !double.IsNaN(m))];
        return 1 - Math.Abs(2 * s.Confidence - 1) + (members.Length > 1 ? members.Max() - members.Min() : 0);
    });
}
