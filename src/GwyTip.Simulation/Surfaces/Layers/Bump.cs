namespace GwyTip.Simulation;

/// <summary>A Gaussian bump on a surface, before a tip blurs it.</summary>
/// <param name="Height">At its top, in nm; negative for a dent.</param>
/// <param name="Width">Standard deviation in nm.</param>
/// <param name="X">Its place in nm from the centre.</param>
/// <param name="Y">As <paramref name="X"/>, downwards.</param>
internal readonly record struct Bump(double Height, double Width, double X, double Y)
{
    /// <summary>
    /// As an apex sees it: wider, and lower by less than in proportion to its area, since the side of the apex tunnels to a bump
    /// that stands out before its end does.
    /// </summary>
    public void AddTo(Canvas canvas, double blur)
    {
        double width = Math.Sqrt(blur * blur + Width * Width);
        canvas.AddBump(Height * Width / width, width, X, Y);
    }
}
