using System.IO.Hashing;
using System.Text;

namespace GwyTip.Simulation;

/// <summary>
/// Random numbers that are the same for a seed on every machine and with every version of .NET (SplitMix64), so that a sample can
/// be made again. Not for several threads.
/// </summary>
public sealed class RandomSource(ulong seed)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>Uniform in 0..1, 1 excluded.</summary>
    public double Uniform()
    {
        _state += Gamma;
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    public double Between(double low, double high) => low + (high - low) * Uniform();

    /// <summary>A whole number from 0 to <paramref name="count"/> − 1.</summary>
    public int Index(int count) => (int)(Uniform() * count);

    /// <summary>Normal, mean 0, standard deviation 1 (Box and Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>Exponential, mean <paramref name="mean"/>.</summary>
    public double Exponential(double mean) => -mean * Math.Log(1 - Uniform());

    /// <summary>A source of its own, so that changing what one effect draws leaves the others as they were.</summary>
    public RandomSource Branch(ulong number) => new(Mix(_state ^ Mix(number + Gamma)));

    /// <summary>
    /// As <see cref="Branch(ulong)"/>, by a name: what else has a name changes nothing, nor does the order of names in a list.
    /// </summary>
    public RandomSource Branch(string name) => Branch(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(name)));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
