namespace GwyTip.Core;

/// <summary>
/// Tells scans of one surface from all others by their <see cref="SurfaceTraits"/>: a few small networks, whose log odds are averaged. They learned
/// from scans of the surface and from scans of anything else (outlier exposure; Hendrycks et al., ICLR 2019). Immutable.
/// </summary>
/// <param name="means">Mean of each trait over what they learned from.</param>
/// <param name="scales">What each trait is multiplied with after its mean is taken off.</param>
/// <param name="networks">At least one.</param>
public sealed class SurfaceClassifier(IReadOnlyList<float> means, IReadOnlyList<float> scales, IReadOnlyList<TraitNetwork> networks)
{
    /// <summary>A trait further out than so many standard deviations says no more than one there: nobody learned how much it should say.</summary>
    private const float Furthest = 4;

    public IReadOnlyList<float> Means => means;

    public IReadOnlyList<float> Scales => scales;

    public IReadOnlyList<TraitNetwork> Networks => networks;

    /// <summary>Log odds that a scan shows the surface.</summary>
    /// <param name="traits">Of the scan.</param>
    /// <exception cref="ArgumentException">They are not those that the networks learned from.</exception>
    public double LogOdds(IReadOnlyList<float> traits)
    {
        if (traits.Count != means.Count)
        {
            throw new ArgumentException($"{traits.Count} traits, {means.Count} are needed", nameof(traits));
        }
        float[] standard = Standard(traits, means, scales);
        return networks.Average(n => n.LogOdds(standard));
    }

    /// <summary>Traits as the networks take them.</summary>
    public static float[] Standard(IReadOnlyList<float> traits, IReadOnlyList<float> means, IReadOnlyList<float> scales)
    {
        float[] standard = new float[traits.Count];
        for (int i = 0; i < standard.Length; i++)
        {
            standard[i] = Math.Clamp((traits[i] - means[i]) * scales[i], -Furthest, Furthest);
        }
        return standard;
    }
}
