namespace GwyTip.Simulation;

/// <summary>A lattice of places, and for each of them numbers of its own that are the same whenever they are asked for.</summary>
/// <param name="a">One edge of the cell, in nm.</param>
/// <param name="b">The other.</param>
/// <param name="seed">Of the numbers.</param>
internal sealed class Sites(Vector a, Vector b, ulong seed)
{
    private readonly double _area = a.X * b.Y - a.Y * b.X;

    /// <summary>A lattice whose edges have one length.</summary>
    public static Sites Lattice(double period, double angle, double between, ulong seed) =>
        new(Vector.Polar(period, angle), Vector.Polar(period, angle + between), seed);

    /// <summary>The cell that a place lies in.</summary>
    public (int I, int J) CellOf(double x, double y) =>
        ((int)Math.Floor((x * b.Y - y * b.X) / _area), (int)Math.Floor((y * a.X - x * a.Y) / _area));

    /// <summary>The corner of a cell.</summary>
    public Vector Corner(int i, int j) => i * a + j * b;

    /// <summary>Sums over the cells around a place what each adds there.</summary>
    /// <param name="x">The place.</param>
    /// <param name="y">As <paramref name="x"/>.</param>
    /// <param name="add">Of a cell, and of the way from its corner to the place.</param>
    public double Sum(double x, double y, Func<(int I, int J), Vector, double> add)
    {
        var (i, j) = CellOf(x, y);
        double sum = 0;
        for (int di = -1; di <= 2; di++)
        {
            for (int dj = -1; dj <= 2; dj++)
            {
                sum += add((i + di, j + dj), new Vector(x, y) + -1 * Corner(i + di, j + dj));
            }
        }
        return sum;
    }

    /// <summary>A cell's number, uniform in 0..1.</summary>
    public double Number((int I, int J) cell, int which = 0)
    {
        ulong z = seed ^ ((ulong)(uint)cell.I * 0x9E3779B97F4A7C15) ^ ((ulong)(uint)cell.J * 0xC2B2AE3D27D4EB4F) ^ (
            (ulong)which * 0xD6E8FEB86659FD93);
        return new RandomSource(z).Uniform();
    }
}
