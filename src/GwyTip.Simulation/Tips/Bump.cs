namespace GwyTip.Simulation;

/// <summary>A Gaussian bump in an image.</summary>
/// <param name="Height">At its top, in nm; negative for a dent.</param>
/// <param name="Width">Standard deviation in nm.</param>
/// <param name="X">Its top's distance from the feature that makes it, in nm.</param>
/// <param name="Y">As <paramref name="X"/>, downwards.</param>
public readonly record struct Bump(double Height, double Width, double X = 0, double Y = 0)
{
    /// <summary>Beyond this distance along x or y, in nm, the bump is left out: it is below 0.04 % of its top there.</summary>
    public double Reach => 4 * Width;
}
