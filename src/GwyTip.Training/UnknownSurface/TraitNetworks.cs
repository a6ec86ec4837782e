using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Training.UnknownSurface;

/// <summary>Networks on <see cref="SurfaceTraits"/> that tell a surface: the mean of what they say is the log odds.</summary>
/// <param name="Means">One a trait.</param>
/// <param name="Scales">One over the standard deviation of each trait.</param>
/// <param name="Networks">At least one.</param>
public sealed record TraitNetworks(float[] Means, float[] Scales, IReadOnlyList<TraitNetwork> Networks)
{
    /// <summary>
    /// A trait further out than so many standard deviations says no more than one there: nobody learned how much it should say.
    /// </summary>
    public const float Furthest = 4;

    /// <summary>Traits as the networks take them.</summary>
    public static float[] Standard(float[] traits, float[] means, float[] scales) =>
        [.. traits.Select((t, i) => Math.Clamp((t - means[i]) * scales[i], -Furthest, Furthest))];

    /// <summary>The same, but for a number added to the log odds.</summary>
    public TraitNetworks Moved(double by) => this with
    {
        Networks = [.. Networks.Select(n => n with { OuterBias = (float)(n.OuterBias + by) })],
    };

    /// <summary>Log odds that scans show the surface, by the code that GwyTip judges with.</summary>
    /// <param name="traits">Of each scan.</param>
    public double[] LogOddsOf(IEnumerable<float[]> traits)
    {
        var metadata = new SurfaceMetadata { ProductVersion = "", Surface = "", TrainingDataSha256 = "" };
        using var model = SurfaceModel.Open("the surface model", SurfaceExporter.Export(this, metadata));
        return [.. traits.Select(model.LogOddsOf)];
    }
}

/// <summary>One hidden layer of rectified units on standardised traits.</summary>
/// <param name="Inner">Weights of the hidden units, units × traits.</param>
/// <param name="InnerBias">One a unit.</param>
/// <param name="Outer">Weight of each unit in the log odds.</param>
/// <param name="OuterBias">Log odds where no unit speaks.</param>
public sealed record TraitNetwork(float[] Inner, float[] InnerBias, float[] Outer, float OuterBias)
{
    public int Units => Outer.Length;
}
