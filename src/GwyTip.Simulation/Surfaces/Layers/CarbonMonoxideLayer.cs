namespace GwyTip.Simulation;

/// <summary>
/// CO molecules on copper: dark through a metal tip; with a CO molecule at the tip a bright middle in a dark ring.
/// </summary>
internal sealed class CarbonMonoxideLayer(IReadOnlyList<Vector> molecules) : ILayer
{
    /// <summary>Standard deviation of a dent in nm: about 0.7 nm wide at half its depth through an ordinary tip.</summary>
    public const double Width = 0.24;

    public void AddTo(Canvas canvas, Tip tip, double blur)
    {
        foreach (var at in molecules)
        {
            new Bump(-Copper111.CarbonMonoxideDepth * 1.3, Width, at.X, at.Y).AddTo(canvas, blur);
            if (tip.CarbonMonoxide)
            {
                new Bump(2.6 * Copper111.CarbonMonoxideDepth, 0.55 * Width, at.X, at.Y).AddTo(canvas, blur);
            }
        }
    }
}
