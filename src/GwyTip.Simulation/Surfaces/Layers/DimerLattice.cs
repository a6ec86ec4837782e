namespace GwyTip.Simulation;

/// <summary>The dimers of one terrace.</summary>
/// <param name="RowAngle">Angle of the rows to the vertical, in degrees; across the rows is at this angle to the x axis.</param>
/// <param name="RowShift">Shift across the rows in nm.</param>
/// <param name="DimerShift">Shift along the rows in nm.</param>
internal sealed record DimerLattice(double RowAngle, double RowShift, double DimerShift)
{
    private const double AtomWidth = 0.06;
    private const double BondWidth = 0.08;

    /// <summary>The bond's bump is made of two, so far from the middle: it is longer across the rows than along them.</summary>
    private const double BondHalfLength = 0.11;

    /// <summary>What a tip sees of a dimer around its middle, x across the rows.</summary>
    public static IEnumerable<Bump> Bumps(Tip tip)
    {
        yield return new Bump(tip.Bonds / 2, BondWidth, -BondHalfLength, 0);
        yield return new Bump(tip.Bonds / 2, BondWidth, BondHalfLength, 0);
        yield return new Bump(tip.Atoms * (1 + tip.Asymmetry), AtomWidth, -Silicon100.AtomSeparation / 2, 0);
        yield return new Bump(tip.Atoms * (1 - tip.Asymmetry), AtomWidth, Silicon100.AtomSeparation / 2, 0);
    }

    /// <summary>From across and along the rows to x and y.</summary>
    public (double X, double Y) Turn(double across, double along)
    {
        var (sin, cos) = Math.SinCos(RowAngle * Math.PI / 180);
        return (across * cos - along * sin, across * sin + along * cos);
    }

    /// <summary>The middle of the dimer next to a place.</summary>
    public Vector Nearest(Vector place)
    {
        var (sin, cos) = Math.SinCos(RowAngle * Math.PI / 180);
        double across = place.X * cos + place.Y * sin - RowShift, along = place.Y * cos - place.X * sin - DimerShift;
        var (x, y) = Turn(
            Math.Round(across / Silicon100.RowPeriod) * Silicon100.RowPeriod + RowShift,
            Math.Round(along / Silicon100.DimerPeriod) * Silicon100.DimerPeriod + DimerShift);
        return new Vector(x, y);
    }

    /// <summary>The place of one of a dimer's atoms: −1 the left, 1 the right.</summary>
    public Vector Atom(Vector dimer, int side)
    {
        var (x, y) = Turn(side * Silicon100.AtomSeparation / 2, 0);
        return dimer + new Vector(x, y);
    }
}
