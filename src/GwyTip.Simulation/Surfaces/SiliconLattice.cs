namespace GwyTip.Simulation;

/// <summary>Distances of H:Si(100)-2×1, in nanometres.</summary>
public static class SiliconLattice
{
    /// <summary>From one dimer to the next along a row: the edge of the unreconstructed surface's cell.</summary>
    public const double DimerPeriod = 0.384;

    /// <summary>From one dimer row to the next.</summary>
    public const double RowPeriod = 2 * DimerPeriod;

    /// <summary>Between the two hydrogen atoms of a dimer, which lean outwards from silicon's 0.24.</summary>
    public const double AtomSeparation = 0.33;

    /// <summary>A single atomic step; the rows of the next terrace run at a right angle.</summary>
    public const double StepHeight = 0.1358;
}
