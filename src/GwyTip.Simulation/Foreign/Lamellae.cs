namespace GwyTip.Simulation;

/// <summary>
/// Lamellae of long alkanes: molecules 0.45 nm apart side by side, in bands as wide as they are long, 4.3 nm for C32H66, with
/// dark troughs between (Rabe and Buchholz, Science 253, 424 (1991)); domains of two directions meet.
/// </summary>
internal sealed class Lamellae() : ForeignKind("lamellae", ForeignFamily.Molecules)
{
    private const double Spacing = 0.45;

    internal override (double Smallest, double Largest) Edges => (8, 60);

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double band = draw.In(2.5, 5), angle = draw.Angle(), trough = draw.In(0.03, 0.12), leaning = draw.Chance(0.5) ? 60 : 90;
        double width = Gaussian.Averaged(band * 0.06, pixel), molecules = draw.In(0.005, 0.03);
        Func<double, double, double> one = Domain(angle), other = Domain(angle + 60);
        double border = draw.Chance(0.4) ? draw.Share(-0.3, 0.3) * size : double.PositiveInfinity;
        var way = Vector.Polar(1, draw.Angle());
        return (x, y) => x * way.X + y * way.Y < border ? one(x, y) : other(x, y);

        Func<double, double, double> Domain(double turned)
        {
            var across = Vector.Polar(1, turned);
            var waves = new Waves(pixel).Add(Spacing, turned + leaning, molecules, 0);
            return (x, y) =>
            {
                double place = (x * across.X + y * across.Y) / band, far = (place - Math.Round(place)) * band;
                return waves.At(x, y) - trough * Gaussian.At(new Vector(far, 0), width);
            };
        }
    }
}
