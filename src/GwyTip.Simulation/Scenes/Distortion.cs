namespace GwyTip.Simulation;

/// <summary>Where a pixel of a square picture looks, for drift and a scanner that is not square distort it evenly.</summary>
/// <param name="Middle">Of the picture, pixels.</param>
/// <param name="XX">Right a pixel to the right.</param>
/// <param name="XY">Right a pixel down.</param>
/// <param name="YX">Down a pixel to the right.</param>
/// <param name="YY">Down a pixel down.</param>
internal readonly record struct Distortion(double Middle, double XX, double XY, double YX, double YY)
{
    public Vector At(double x, double y) => new(
        Middle + XX * (x - Middle) + XY * (y - Middle), Middle + YX * (x - Middle) + YY * (y - Middle));

    /// <summary>The pixel that looks at a place.</summary>
    public Vector PixelOf(Vector place)
    {
        double x = place.X - Middle, y = place.Y - Middle, size = XX * YY - XY * YX;
        return new(Middle + (YY * x - XY * y) / size, Middle + (XX * y - YX * x) / size);
    }
}
