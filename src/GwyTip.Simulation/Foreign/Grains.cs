namespace GwyTip.Simulation;

/// <summary>
/// A polycrystalline film: domed grains of irregular shape, each of its own height (a Voronoi tessellation of scattered seeds).
/// </summary>
internal sealed class Grains() : ForeignKind("grains", ForeignFamily.Films)
{
    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double grain = size * draw.Log(0.05, 0.25), dome = draw.In(0.2, 1), spread = draw.In(0, 0.5);
        var sites = Sites.Lattice(grain, draw.Angle(), 90, draw.Seed());
        return (x, y) =>
        {
            double nearest = double.PositiveInfinity, height = 0;
            sites.Sum(x, y, (cell, from) =>
            {
                var away = from + -grain * new Vector(sites.Number(cell), sites.Number(cell, 1));
                if (away.Length < nearest)
                {
                    (nearest, height) = (away.Length, spread * sites.Number(cell, 2));
                }
                return 0;
            });
            return height - dome * nearest * nearest / (grain * grain);
        };
    }
}
