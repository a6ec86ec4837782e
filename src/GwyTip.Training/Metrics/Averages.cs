namespace GwyTip.Training.Metrics;

/// <summary>Averages over classes.</summary>
public static class Averages
{
    /// <summary>The mean over classes that have a value; NaN where none has.</summary>
    public static double Macro(IEnumerable<double> values) =>
        values.Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Average();

    /// <summary>
    /// Balanced accuracy of a single-class answer: the mean over the true classes of the share answered right. A class that is
    /// never true does not count; NaN without examples.
    /// </summary>
    public static double BalancedAccuracy(IEnumerable<(string Answer, string Truth)> examples) =>
        Macro(examples.GroupBy(e => e.Truth).Select(g => g.Average(e => e.Answer == e.Truth ? 1.0 : 0.0)));
}
