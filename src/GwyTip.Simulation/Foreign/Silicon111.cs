namespace GwyTip.Simulation;

/// <summary>
/// Si(111)-7×7: a rhombic cell of 26.9 Å with twelve adatoms (Takayanagi et al., J. Vac. Sci. Technol. A 3, 1502 (1985)) and a
/// deep hole at each corner; the faulted half looks higher at filled states. Some adatoms are missing; steps are of 3.14 Å.
/// </summary>
internal sealed class Silicon111() : ForeignKind("si-111-7x7", ForeignFamily.Reconstructions)
{
    private const double Cell = 2.69, StepHeight = 0.314, AdatomWidth = 0.2;

    /// <summary>
    /// Adatoms in sevenths of the cell's edges, at the T4 sites of the 2×2 pattern, first those of the faulted half.
    /// </summary>
    private static readonly (double U, double V)[] Adatoms =
    [
        (4 / 21.0, 4 / 21.0), (10 / 21.0, 4 / 21.0), (4 / 21.0, 10 / 21.0), (7 / 21.0, 7 / 21.0), (13 / 21.0, 4 / 21.0),
        (4 / 21.0, 13 / 21.0),
        (17 / 21.0, 17 / 21.0), (11 / 21.0, 17 / 21.0), (17 / 21.0, 11 / 21.0), (14 / 21.0, 14 / 21.0), (8 / 21.0, 17 / 21.0),
        (17 / 21.0, 8 / 21.0),
    ];

    internal override (double Smallest, double Largest) Edges => (5, 60);

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double angle = draw.Angle();
        Vector a = Vector.Polar(Cell, angle), b = Vector.Polar(Cell, angle + 60);
        var sites = new Sites(a, b, draw.Seed());
        double height = draw.In(0.05, 0.12), hole = draw.In(0.1, 0.2), faulted = draw.In(0, 0.4) * height,
            missing = draw.In(0, 0.06);
        double width = Gaussian.Averaged(AdatomWidth * draw.In(0.8, 1.6), pixel), holeWidth = Gaussian.Averaged(0.35, pixel);
        double step = draw.Chance(0.25) ? StepHeight : 0, at = draw.Share(-0.3, 0.3) * size;
        var way = Vector.Polar(1, draw.Angle());

        double CellAt((int I, int J) cell, Vector from)
        {
            if ((from + -0.5 * (a + b)).Length > 1.4 * Cell)
            {
                return 0;
            }
            double sum = -hole * Gaussian.At(from, holeWidth);
            for (int k = 0; k < Adatoms.Length; k++)
            {
                if (sites.Number(cell, k) >= missing)
                {
                    sum += (height + (k < 6 ? faulted : 0)) * Gaussian.At(
                        from + -1 * (Adatoms[k].U * a + Adatoms[k].V * b), width);
                }
            }
            return sum;
        }
        return (x, y) => sites.Sum(x, y, CellAt) + step / (1 + Math.Exp((x * way.X + y * way.Y - at) / 0.5));
    }
}
