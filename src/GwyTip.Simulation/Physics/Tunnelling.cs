namespace GwyTip.Simulation;

/// <summary>
/// How the tunnelling current depends on height, and how finely a tip can see (Tersoff and Hamann, Phys. Rev. B 31, 805 (1985)).
/// </summary>
public static class Tunnelling
{
    /// <summary>
    /// Work function that the current decays with, in eV: between those of Si, Au and Cu, all 4.6 to 5.3, less the image charge.
    /// </summary>
    public const double WorkFunction = 4.5;

    /// <summary>√(2m)/ħ in 1/(nm √eV) (CODATA 2018).</summary>
    private const double WaveNumberOfOneEv = 5.12317;

    /// <summary>κ in 1/nm: a wave function falls as exp(−κ z), the current as exp(−2κ z), a decade an ångström.</summary>
    public static double Decay { get; } = WaveNumberOfOneEv * Math.Sqrt(WorkFunction);

    /// <summary>
    /// Standard deviation in nm of the Gaussian that a tip blurs the surface with. A wave G of the surface reaches the centre of
    /// the apex weaker by exp(−G²(R + d)/4κ), which is a Gaussian with variance (R + d)/2κ.
    /// </summary>
    /// <param name="radius">R + d: radius of the apex plus its distance from the surface, in nm.</param>
    public static double Blur(double radius) => Math.Sqrt(radius / (2 * Decay));
}
