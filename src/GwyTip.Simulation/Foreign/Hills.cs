namespace GwyTip.Simulation;

/// <summary>
/// Soft hills and valleys of about one width, with some fine grain: polished, molten and polymer surfaces (a band of random
/// waves).
/// </summary>
internal sealed class Hills() : ForeignKind("hills", ForeignFamily.Films)
{
    private const int Modes = 40;

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double width = size * draw.Log(0.1, 1.5);
        var waves = new Waves(pixel);
        for (int i = 0; i < Modes; i++)
        {
            waves.Add(width * draw.In(0.6, 1.5), draw.Angle(), 0.1, draw.Share(0, 2 * Math.PI));
        }
        return waves.At;
    }
}
