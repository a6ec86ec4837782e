using System.Numerics;

namespace GwyTip.Core;

/// <summary>One hidden layer of rectified units on standardised <see cref="SurfaceTraits"/>. Immutable.</summary>
/// <param name="Inner">Weights of the hidden units, units × traits.</param>
/// <param name="InnerBias">One a unit.</param>
/// <param name="Outer">Weight of each unit in the log odds.</param>
/// <param name="OuterBias">Log odds where no unit speaks.</param>
public sealed record TraitNetwork(float[] Inner, float[] InnerBias, float[] Outer, float OuterBias)
{
    public int Units => Outer.Length;

    public double LogOdds(ReadOnlySpan<float> traits)
    {
        double sum = OuterBias;
        for (int unit = 0; unit < Units; unit++)
        {
            sum += Outer[unit] * Math.Max(0, InnerBias[unit] + Dot(Inner.AsSpan(unit * traits.Length, traits.Length), traits));
        }
        return sum;
    }

    /// <summary>The scalar product of two vectors of one length.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sums = Vector<float>.Zero;
        int i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sums += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }
        float sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
