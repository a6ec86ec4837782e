namespace GwyTip.Simulation;

/// <summary>
/// A tip: its apices, each of which images the surface in its own right, and what of the surface its orbitals see. The current is
/// the sum of the apices' currents, so at constant current the highest of their images shows (see <see cref="Imaging"/>).
/// </summary>
public sealed record Tip
{
    /// <summary>At least one; the first is the foremost.</summary>
    public IReadOnlyList<Apex> Apices { get; init; } = [new(1)];

    /// <summary>On silicon: height of a hydrogen atom's bump in nm, before blurring.</summary>
    public double Atoms { get; init; }

    /// <summary>
    /// On silicon: height in nm of the bump of a dimer's bond, before blurring; it is drawn as two halves side by side.
    /// </summary>
    public double Bonds { get; init; }

    /// <summary>On silicon, how unequal the two atoms of a dimer look: 0 alike, 1 only the left one shows.</summary>
    public double Asymmetry { get; init; }

    /// <summary>
    /// On metals: what is left of the atoms' corrugation in nm, from bottom to top. Tersoff and Hamann's tip would see none; real
    /// ones see some hundredths of an ångström and more.
    /// </summary>
    public double MetalAtoms { get; init; }

    /// <summary>A CO molecule at the end: CO on the surface then looks bright in the middle.</summary>
    public bool CarbonMonoxide { get; init; }

    /// <summary>Dimer rows and nothing finer.</summary>
    public static Tip Rows { get; } = new() { Apices = [new(0.9)], Bonds = 0.5, Atoms = 0 };

    /// <summary>Dimers, alike on both sides.</summary>
    public static Tip Dimers { get; } = new() { Apices = [new(0.11)], Bonds = 0.16, Atoms = 0.005 };

    /// <summary>Dimers, one side of each brighter.</summary>
    public static Tip AsymmetricDimers { get; } = new() { Apices = [new(0.12)], Bonds = 0.02, Atoms = 0.09, Asymmetry = 0.8 };

    /// <summary>Two atoms a dimer.</summary>
    public static Tip SharpAtoms { get; } = new() { Apices = [new(0.1)], Bonds = 0.01, Atoms = 0.12 };

    /// <summary>No lattice at all, everything doubled.</summary>
    public static Tip Blunt { get; } = new() { Apices = [new(6), new(6, 0.9, 0.5, 0.01)], Bonds = 0.05 };

    /// <exception cref="ArgumentException">An apex is impossible.</exception>
    public void Check()
    {
        if (Apices.Count == 0)
        {
            throw new ArgumentException("a tip needs at least one apex");
        }
        foreach (var apex in Apices)
        {
            if (!(apex.Radius > 0) || !double.IsFinite(apex.Radius) || !(apex.Recess >= 0) || !double.IsFinite(apex.X)
                || !double.IsFinite(apex.Y))
            {
                throw new ArgumentException(
                    $"an apex of radius {apex.Radius} nm at ({apex.X}, {apex.Y}) nm, {apex.Recess} nm further back, "
                    + "is not possible: its radius must be above 0, its recess at least 0");
            }
        }
    }
}
