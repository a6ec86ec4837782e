namespace GwyTip.Simulation;

/// <summary>
/// A lattice of any symmetry and constant whose cell holds any few bumps and hollows, some of them missing, its height swelling
/// over a longer distance: no surface in particular, so that what is learned from it holds for crystals that nobody thought of.
/// </summary>
internal sealed class AnyLattice() : ForeignKind("any-lattice", ForeignFamily.Anything)
{
    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double period = Math.Max(size * draw.Log(0.02, 0.4), 3 * pixel), ratio = draw.Pick((1.0, 2), (draw.In(1, 2.2), 1.5));
        double angle = draw.Angle(), between = draw.Pick((60.0, 1), (90.0, 1), (draw.In(50, 130), 1.5));
        Vector a = Vector.Polar(period, angle), b = Vector.Polar(ratio * period, angle + between);
        var sites = new Sites(a, b, draw.Seed());
        double missing = draw.Chance(0.5) ? draw.Log(0.003, 0.25) : 0, jitter = draw.Chance(0.3) ? draw.In(0, 0.15) * period : 0;
        var motif = Enumerable.Range(0, draw.Count(1, 4)).Select(_ => (
            At: draw.Share() * a + draw.Share() * b,
            Height: draw.Signed(0.3, 1),
            Width: Gaussian.Averaged(period * draw.In(0.1, 0.35), pixel))).ToArray();
        var swell = new Waves(pixel)
            .Add(period * draw.In(3, 8), draw.Angle(), draw.Chance(0.4) ? draw.In(0.1, 0.5) : 0, draw.Share(0, 6));
        return (x, y) => (1 + swell.At(x, y)) * sites.Sum(x, y, (cell, from) =>
        {
            if (sites.Number(cell) < missing)
            {
                return 0;
            }
            var moved = jitter > 0 ? from + -jitter * new Vector(sites.Number(cell, 1) - 0.5, sites.Number(cell, 2) - 0.5) : from;
            double sum = 0;
            foreach (var (at, height, width) in motif)
            {
                sum += height * Gaussian.At(moved + -1 * at, width);
            }
            return sum;
        });
    }
}
