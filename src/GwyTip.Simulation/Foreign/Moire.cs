namespace GwyTip.Simulation;

/// <summary>
/// Moiré patterns of two-dimensional layers: graphene on Ir(111) with a period of 2.53 nm (N'Diaye et al., New J. Phys. 10,
/// 043033 (2008)), hexagonal boron nitride on Rh(111) with 3.2 nm (Corso et al., Science 303, 217 (2004)), FeO on Pt(111) with
/// 2.6 nm, stripes where the lattices do not match in symmetry; the atoms between show where the pixels are fine enough.
/// </summary>
internal sealed class Moire() : ForeignKind("moire", ForeignFamily.Reconstructions)
{
    internal override (double Smallest, double Largest) Edges => (6, 80);

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double angle = draw.Angle(), period = draw.In(2.2, 3.4), phase = draw.In(0, Math.PI);
        var waves = new Waves(pixel);
        if (draw.Chance(0.75))
        {
            waves.AddLattice(3, period * Math.Sqrt(3) / 2, angle, draw.In(0.01, 0.05), phase);
            waves.AddLattice(3, period / 2, angle + 30, draw.In(0, 0.01), phase);
        }
        else
        {
            waves.Add(period, angle, draw.In(0.02, 0.05), phase)
                .Add(period * draw.In(1.5, 3), angle + draw.In(50, 90), draw.In(0.005, 0.02), 0);
        }
        waves.AddLattice(3, 0.246 * Math.Sqrt(3) / 2, angle + draw.In(0, 30), draw.In(0.002, 0.015));
        return waves.At;
    }
}
