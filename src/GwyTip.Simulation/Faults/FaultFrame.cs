namespace GwyTip.Simulation;

/// <summary>The picture that faults are drawn for, cut out of a wider one.</summary>
/// <param name="Width">Pixels a line of the picture.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Margin">Pixels of the wider one around it.</param>
/// <param name="FeatureWidth">Width at half height of what is to be seen, pixels.</param>
/// <param name="HasFeatures">Whether there is anything that a second apex would show twice.</param>
internal sealed record FaultFrame(int Width, int Lines, int Margin, double FeatureWidth, bool HasFeatures)
{
    /// <summary>How far away an apex may be for what it brings into the picture to be known, pixels.</summary>
    public double Reach => Math.Max(1, Margin - 1);

    /// <summary>The picture, copied out of the wider one.</summary>
    public Raster Cut(Raster wide) => wide.Crop(Margin, Margin, Width, Lines);
}
