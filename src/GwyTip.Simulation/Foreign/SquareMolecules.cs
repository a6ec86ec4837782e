namespace GwyTip.Simulation;

/// <summary>
/// A square layer of four-lobed molecules, as phthalocyanines and porphyrins make, 1.4 nm apart (Lippel et al., Phys. Rev. Lett.
/// 62, 171 (1989)): lobes at the corners, a centre that is bright or dark with the metal in it, some missing.
/// </summary>
internal sealed class SquareMolecules() : ForeignKind("square-molecules", ForeignFamily.Molecules)
{
    internal override (double Smallest, double Largest) Edges => (5, 50);

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double period = draw.In(1.3, 1.9), turned = draw.Angle();
        var sites = Sites.Lattice(period, draw.Angle(), draw.In(80, 95), draw.Seed());
        double height = draw.In(0.05, 0.2), centre = draw.Signed(0, 1) * height, missing = draw.In(0, 0.1);
        double width = Gaussian.Averaged(period * draw.In(0.11, 0.17), pixel), reach = period * draw.In(0.28, 0.36);
        Vector[] lobes = [.. Enumerable.Range(0, 4).Select(k => Vector.Polar(reach, turned + 90 * k))];
        return (x, y) => sites.Sum(x, y, (cell, from) =>
            from.Length > 1.1 * period || sites.Number(cell) < missing
                ? 0
                : centre * Gaussian.At(from, width) + height * lobes.Sum(l => Gaussian.At(from + -1 * l, width)));
    }
}
