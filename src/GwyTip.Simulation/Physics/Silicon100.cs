namespace GwyTip.Simulation;

/// <summary>Distances of H:Si(100)-2×1, in nanometres.</summary>
public static class Silicon100
{
    /// <summary>Edge of silicon's cubic cell, 5.431 Å (CODATA 2018: 543.102 pm).</summary>
    public const double CubicCell = 0.5431;

    /// <summary>From one dimer to the next along a row: the cell of the unreconstructed surface, a/√2.</summary>
    public const double DimerPeriod = 0.384;

    /// <summary>From one dimer row to the next: the reconstruction doubles the cell across the rows.</summary>
    public const double RowPeriod = 2 * DimerPeriod;

    /// <summary>
    /// Between the two hydrogen atoms of a dimer. The silicon atoms are 2.4 Å apart and each hydrogen leans outwards by about 20°
    /// over a 1.5 Å bond (Boland, Surf. Sci. 261, 17 (1992)).
    /// </summary>
    public const double AtomSeparation = 0.33;

    /// <summary>
    /// A single atomic step, a/4; the rows of the next terrace run at a right angle (Chadi, Phys. Rev. Lett. 59, 1691 (1987)).
    /// </summary>
    public const double StepHeight = 0.1358;
}
