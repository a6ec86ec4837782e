namespace GwyTip.Simulation;

/// <summary>
/// Draws parameters from their ranges, or rather from that part of them that <see cref="ParameterRanges"/> allows.
/// </summary>
internal sealed class Draw(RandomSource random, ParameterRanges ranges)
{
    private readonly int[] _fifths = ranges switch
    {
        ParameterRanges.Training => [0, 1, 3],
        ParameterRanges.Evaluation => [2, 4],
        _ => [0, 1, 2, 3, 4],
    };

    /// <summary>Evenly from a range.</summary>
    public double In(double low, double high) =>
        low + (high - low) * (_fifths[random.Index(_fifths.Length)] + random.Uniform()) / 5;

    /// <summary>From a range, every factor as likely as the next.</summary>
    public double Log(double low, double high) => Math.Exp(In(Math.Log(low), Math.Log(high)));

    /// <summary>From a range, either sign as likely.</summary>
    public double Signed(double low, double high) => In(low, high) * (Chance(0.5) ? 1 : -1);

    /// <summary>A vector of a length from a range, in any direction.</summary>
    public Vector Vector(double low, double high) => Simulation.Vector.Polar(In(low, high), Angle());

    /// <summary>Any angle in degrees; directions are not parameters that could be held back.</summary>
    public double Angle() => random.Between(0, 360);

    /// <summary>A share 0..1 of a scan, a line or so; not held back either.</summary>
    public double Share(double low = 0, double high = 1) => random.Between(low, high);

    /// <summary>A whole number, both ends included.</summary>
    public int Count(int low, int high) => low + random.Index(high - low + 1);

    public bool Chance(double share) => random.Uniform() < share;

    /// <summary>One of several things, by weight.</summary>
    public T Pick<T>(params (T Thing, double Weight)[] things)
    {
        double left = random.Uniform() * things.Sum(t => t.Weight);
        foreach (var (thing, weight) in things)
        {
            left -= weight;
            if (left < 0)
            {
                return thing;
            }
        }
        return things[^1].Thing;
    }

    public ulong Seed() => (ulong)(random.Uniform() * (1UL << 53));
}
