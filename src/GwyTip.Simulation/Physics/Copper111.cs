namespace GwyTip.Simulation;

/// <summary>Distances of Cu(111), in nanometres.</summary>
public static class Copper111
{
    /// <summary>Between neighbouring atoms: a/√2 with a = 3.615 Å (CRC Handbook).</summary>
    public const double NeighbourDistance = 0.2556;

    /// <summary>A single atomic step, a/√3.</summary>
    public const double StepHeight = 0.2087;

    /// <summary>
    /// The surface state: onset −0.44 eV, effective mass 0.38 to 0.41 (Crommie, Lutz and Eigler, Nature 363, 524 (1993); Reinert
    /// et al., Phys. Rev. B 63, 115415 (2001)).
    /// </summary>
    public static SurfaceState State { get; } = new(-0.44, 0.40);

    /// <summary>
    /// Depth of a CO molecule through a metal tip, about 0.45 Å in the real scans this was held against; a tip with a CO molecule
    /// at its end shows it bright in the middle (Bartels, Meyer and Rieder, Appl. Phys. Lett. 71, 213 (1997)).
    /// </summary>
    public const double CarbonMonoxideDepth = 0.045;
}
