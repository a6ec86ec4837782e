namespace GwyTip.Simulation;

/// <summary>Distances of Au(111) and its 22×√3 reconstruction, in nanometres.</summary>
public static class Gold111
{
    /// <summary>Between neighbouring atoms: a/√2 with a = 4.078 Å (CRC Handbook).</summary>
    public const double NeighbourDistance = 0.2884;

    /// <summary>A single atomic step, a/√3.</summary>
    public const double StepHeight = 0.2355;

    /// <summary>
    /// From one pair of bright ridges to the next: 22 atoms where the bulk has 22 periods of 2.88 Å
    /// (Barth, Brune, Ertl and Behm, Phys. Rev. B 42, 9307 (1990)).
    /// </summary>
    public const double HerringbonePeriod = 6.3;

    /// <summary>Height of a ridge over the fcc and hcp stripes between them, 0.20 ± 0.05 Å (Barth et al. 1990).</summary>
    public const double HerringboneCorrugation = 0.02;

    /// <summary>
    /// The two ridges of a pair are this far apart: they border the narrower hcp stripe, whose share of the period is about 0.4
    /// (Barth et al. 1990).
    /// </summary>
    public const double RidgeSeparation = 0.39 * HerringbonePeriod;

    /// <summary>
    /// Standard deviation of a ridge's profile across; a partial dislocation is a few atoms wide (fits Barth's line profiles).
    /// </summary>
    public const double RidgeWidth = 0.5;

    /// <summary>Angle that the stripes of neighbouring domains make at an elbow, in degrees (Barth et al. 1990).</summary>
    public const double ElbowAngle = 120;

    /// <summary>
    /// The surface state: onset −0.487 eV, effective mass 0.255 (Reinert et al., Phys. Rev. B 63, 115415 (2001)).
    /// </summary>
    public static SurfaceState State { get; } = new(-0.487, 0.255);
}
