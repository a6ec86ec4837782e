namespace GwyTip.Simulation;

/// <summary>A round bump without a canvas to draw it on.</summary>
internal static class Gaussian
{
    /// <summary>Beyond so many standard deviations it is left out.</summary>
    private const double Reach = 4;

    /// <summary>Height over that at its top, at a distance; both of one unit.</summary>
    public static double At(Vector from, double width)
    {
        double square = (from.X * from.X + from.Y * from.Y) / (width * width);
        return square > Reach * Reach ? 0 : Math.Exp(-square / 2);
    }

    /// <summary>The width that pixels make of a width: averaging adds the variance of a pixel's own extent.</summary>
    public static double Averaged(double width, double pixel) => Math.Sqrt(width * width + pixel * pixel / 12);
}
