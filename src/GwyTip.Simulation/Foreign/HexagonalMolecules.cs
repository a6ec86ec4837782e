namespace GwyTip.Simulation;

/// <summary>
/// A close-packed layer of round molecules such as C60, 1.00 nm apart on Au(111) (Altman and Colton, Surf. Sci. 279, 49 (1992)):
/// some brighter, some missing.
/// </summary>
internal sealed class HexagonalMolecules() : ForeignKind("hexagonal-molecules", ForeignFamily.Molecules)
{
    internal override (double Smallest, double Largest) Edges => (5, 60);

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double period = draw.In(0.9, 1.6);
        var sites = Sites.Lattice(period, draw.Angle(), 60, draw.Seed());
        double height = draw.In(0.05, 0.4), spread = draw.In(0, 0.35), missing = draw.In(0, 0.08),
            dim = draw.Chance(0.4) ? draw.In(0.1, 0.5) : 0;
        double width = Gaussian.Averaged(period * draw.In(0.22, 0.36), pixel);
        return (x, y) => sites.Sum(x, y, (cell, from) =>
        {
            double share = sites.Number(cell) < missing
                ? 0
                : 1 + spread * (2 * sites.Number(cell, 1) - 1) - (sites.Number(cell, 2) < dim ? 0.35 : 0);
            return share * height * Gaussian.At(from, width);
        });
    }
}
