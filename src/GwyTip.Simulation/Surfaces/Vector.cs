namespace GwyTip.Simulation;

/// <summary>Something along x (to the right) and along y (downwards).</summary>
public readonly record struct Vector(double X, double Y)
{
    public double Length => Math.Sqrt(X * X + Y * Y);

    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y);

    public static Vector operator *(double factor, Vector v) => new(factor * v.X, factor * v.Y);

    /// <summary>A vector of a length at an angle in degrees from the x axis towards y.</summary>
    public static Vector Polar(double length, double angle)
    {
        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        return new(length * cos, length * sin);
    }
}
