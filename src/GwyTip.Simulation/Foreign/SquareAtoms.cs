namespace GwyTip.Simulation;

/// <summary>
/// Square lattices of single atoms: NaCl(100), whose chlorine sublattice shows (3.99 Å; Hebenstreit et al., Surf. Sci. 424, L321
/// (1999)), and the (100) faces of metals, Cu 2.55 Å to Au 2.88 Å (CRC Handbook, a/√2); some atoms are missing.
/// </summary>
internal sealed class SquareAtoms() : ForeignKind("square-atoms", ForeignFamily.Atoms)
{
    internal override (double Smallest, double Largest) Edges => (3, 15);

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double period = draw.Chance(0.5) ? 0.399 : draw.In(0.255, 0.288), angle = draw.Angle();
        var waves = new Waves(pixel).AddLattice(2, period, angle, draw.In(0.005, 0.03));
        var sites = Sites.Lattice(period, angle, 90, draw.Seed());
        double depth = draw.In(0.02, 0.1), missing = draw.Chance(0.6) ? draw.Log(0.0005, 0.02) : 0,
            width = Gaussian.Averaged(0.4 * period, pixel);
        return (x, y) => waves.At(x, y)
            - (missing > 0
                ? sites.Sum(x, y, (cell, from) => sites.Number(cell) < missing ? depth * Gaussian.At(from, width) : 0) : 0);
    }
}
