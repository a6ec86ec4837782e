namespace GwyTip.Tests.Torture.Numbers;

/// <summary>What is said of a field.</summary>
/// <param name="Said">Verdict and surface, or the status of the error.</param>
/// <param name="Surface">The surface whose bundle answered; empty with an error.</param>
/// <param name="Confidences">Of every state, 0..1.</param>
/// <param name="Members">Of every state what each member says, 0..1; NaN where it does not know the state.</param>
internal sealed record Judged(string Said, string Surface, double[] Confidences, double[][] Members)
{
    /// <summary>Whether every bit is the same.</summary>
    public bool IsSame(Judged other) => Said == other.Said && Bits(Confidences).SequenceEqual(Bits(other.Confidences))
        && Members.Zip(other.Members, (a, b) => Bits(a).SequenceEqual(Bits(b))).All(same => same);

    /// <summary>Largest difference of a state's confidence; 1 where other states were answered for.</summary>
    public double Difference(Judged other) => Largest(Confidences, other.Confidences);

    /// <summary>The same of what single members say, of those that are asked for.</summary>
    public double Difference(Judged other, Predicate<int> member)
    {
        double[][] these = Members, those = other.Members;
        return these.Length != those.Length ? 1 : these.Zip(those, (a, b) => Largest(Of(a), Of(b))).DefaultIfEmpty().Max();

        double[] Of(double[] all) => [.. all.Where((c, m) => member(m) && !double.IsNaN(c))];
    }

    private static double Largest(double[] these, double[] those) => these.Length != those.Length
        ? 1 : these.Zip(those, (a, b) => Math.Abs(a - b)).DefaultIfEmpty().Max();

    private static IEnumerable<long> Bits(double[] numbers) => numbers.Select(BitConverter.DoubleToInt64Bits);
}
