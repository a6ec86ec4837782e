namespace GwyTip.Simulation;

/// <summary>
/// Flat islands of one layer or two on wide terraces, as deposited metals grow: compact hexagons, triangles or rounds, a step
/// high (Ag(111) 2.36 Å, Co bilayers on Cu(111) 4 Å, Ir(111) 2.2 Å: Michely and Krug, Islands, Mounds and Atoms, 2004).
/// </summary>
internal sealed class Islands() : ForeignKind("islands", ForeignFamily.Terraces)
{
    internal override (double Smallest, double Largest) Edges => (15, 100);

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double apart = size * draw.Log(0.1, 0.4), radius = apart * draw.In(0.15, 0.45), height = draw.In(0.2, 0.42),
            second = draw.In(0, 0.5);
        int corners = draw.Pick((3, 1), (6, 2), (0, 2));
        double turned = draw.Angle(), edge = Math.Max(0.2, pixel);
        bool holes = draw.Chance(0.25);
        var sites = Sites.Lattice(apart, draw.Angle(), 90, draw.Seed());
        return (x, y) => sites.Sum(x, y, (cell, from) =>
        {
            var away = from + -apart * new Vector(sites.Number(cell), sites.Number(cell, 1));
            double own = radius * (0.4 + sites.Number(cell, 2)), distance = Distance(away, corners, turned);
            double layers = Step(own - distance) + (sites.Number(cell, 3) < second ? Step(0.5 * own - distance) : 0);
            return (holes ? -height : height) * layers;
        });

        double Step(double inside) => 1 / (1 + Math.Exp(-inside / (0.4 * edge)));
    }

    /// <summary>Distance from the middle that makes a polygon of equal distances; a circle without corners.</summary>
    private static double Distance(Vector away, int corners, double turned)
    {
        if (corners == 0)
        {
            return away.Length;
        }
        double sector = 2 * Math.PI / corners, angle = Math.Atan2(away.Y, away.X) - turned * Math.PI / 180;
        return away.Length * Math.Cos(angle - sector * Math.Round(angle / sector));
    }
}
