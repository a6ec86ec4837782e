namespace GwyTip.Simulation;

/// <summary>
/// Clusters and nanoparticles strewn over a flat surface at random, from few to a dense carpet, of a range of sizes.
/// </summary>
internal sealed class Clusters() : ForeignKind("clusters", ForeignFamily.Films)
{
    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double apart = size * draw.Log(0.05, 0.3), radius = apart * draw.In(0.1, 0.4), spread = draw.In(0.1, 0.7),
            share = draw.In(0.3, 1);
        var sites = Sites.Lattice(apart, draw.Angle(), 90, draw.Seed());
        return (x, y) => sites.Sum(x, y, (cell, from) =>
        {
            double scale = 1 + spread * (2 * sites.Number(cell, 3) - 1);
            var away = from + -apart * new Vector(sites.Number(cell), sites.Number(cell, 1));
            return sites.Number(cell, 2) < share ? scale * Gaussian.At(away, Gaussian.Averaged(scale * radius, pixel)) : 0;
        });
    }
}
