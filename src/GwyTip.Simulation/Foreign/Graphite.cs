namespace GwyTip.Simulation;

/// <summary>
/// HOPG: every second atom of the honeycomb shows (Tománek et al., Phys. Rev. B 35, 7790 (1987)), a triangular lattice of 2.46 Å;
/// now and then with the moiré of a turned top layer, or a step.
/// </summary>
internal sealed class Graphite() : ForeignKind("graphite", ForeignFamily.Atoms)
{
    private const double Lattice = 0.246, StepHeight = 0.335;

    internal override (double Smallest, double Largest) Edges => (3, 15);

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double angle = draw.Angle();
        var waves = new Waves(pixel).AddLattice(3, Lattice * Math.Sqrt(3) / 2, angle, draw.In(0.01, 0.06), draw.In(-0.6, 0.6));
        if (draw.Chance(0.3))
        {
            waves.AddLattice(3, draw.In(2, 7), angle + draw.In(5, 55), draw.In(0.02, 0.1));
        }
        double step = draw.Chance(0.2) ? StepHeight : 0, at = draw.Share(-0.3, 0.3) * size, width = Math.Max(0.15, pixel);
        var way = Vector.Polar(1, draw.Angle());
        return (x, y) => waves.At(x, y) + step / (1 + Math.Exp((x * way.X + y * way.Y - at) / width));
    }
}
