namespace GwyTip.Simulation;

/// <summary>A dimer: where its middle is, in nm, and the unit vector across its row, from its left atom to its right.</summary>
internal readonly record struct Dimer(double X, double Y, double AcrossX, double AcrossY)
{
    public ((double X, double Y) Left, (double X, double Y) Right) Atoms
    {
        get
        {
            double half = SiliconLattice.AtomSeparation / 2;
            return ((X - half * AcrossX, Y - half * AcrossY), (X + half * AcrossX, Y + half * AcrossY));
        }
    }

    /// <summary>
    /// The dimers of one terrace that lie within <paramref name="reach"/> nm of the centre along x and along y.
    /// </summary>
    /// <param name="rowAngle">Angle of the rows to the vertical, in degrees.</param>
    /// <param name="reach">Half the edge of the square to fill, in nm.</param>
    /// <param name="rowPhase">Shift across the rows in periods, 0..1.</param>
    /// <param name="dimerPhase">Shift along the rows in periods, 0..1.</param>
    public static IEnumerable<Dimer> Lattice(double rowAngle, double reach, double rowPhase, double dimerPhase)
    {
        var (sin, cos) = Math.SinCos(rowAngle * Math.PI / 180);
        double radius = reach * Math.Sqrt(2);
        int rows = (int)Math.Ceiling(radius / SiliconLattice.RowPeriod) + 1;
        int dimers = (int)Math.Ceiling(radius / SiliconLattice.DimerPeriod) + 1;
        for (int row = -rows; row <= rows; row++)
        {
            double u = (row + rowPhase) * SiliconLattice.RowPeriod;
            for (int i = -dimers; i <= dimers; i++)
            {
                double v = (i + dimerPhase) * SiliconLattice.DimerPeriod;
                double x = u * cos - v * sin, y = u * sin + v * cos;
                if (Math.Abs(x) <= reach && Math.Abs(y) <= reach)
                {
                    yield return new Dimer(x, y, cos, sin);
                }
            }
        }
    }
}
