namespace GwyTip.Simulation;

/// <summary>
/// A vicinal surface: steps of one height side by side, straight or wandering, as on miscut metals and oxides (Ag 2.36 Å, Pt 2.27
/// Å, SrTiO3 3.9 Å; Jeong and Williams, Surf. Sci. Rep. 34, 171 (1999)).
/// </summary>
internal sealed class Staircase() : ForeignKind("staircase", ForeignFamily.Terraces)
{
    internal override (double Smallest, double Largest) Edges => (10, 100);

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double terrace = size * draw.Log(0.06, 0.7), height = draw.In(0.15, 0.6), edge = Math.Max(0.3, pixel),
            at = draw.Share() * terrace;
        double wander = draw.Chance(0.7) ? terrace * draw.In(0.05, 0.6) : 0, angle = draw.Angle();
        var way = Vector.Polar(1, angle);
        var strays = new Waves(pixel);
        for (int i = 1; i <= 5; i++)
        {
            strays.Add(size * draw.In(0.6, 1.4) / i, angle + 90 + draw.In(-25, 25), wander / i, draw.Share(0, 2 * Math.PI));
        }
        return (x, y) =>
        {
            double place = (x * way.X + y * way.Y + strays.At(x, y) + at) / terrace, step = Math.Round(place),
                beyond = (place - step) * terrace;
            return -height * (step + 1 / (1 + Math.Exp(-beyond / (0.4 * edge))));
        };
    }
}
