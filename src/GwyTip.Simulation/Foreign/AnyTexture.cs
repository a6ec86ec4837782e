namespace GwyTip.Simulation;

/// <summary>
/// Random waves of any wavelengths and directions, bent by any curve: spots, worms, labyrinths, weaves, clouds and fur, like no
/// surface in particular.
/// </summary>
internal sealed class AnyTexture() : ForeignKind("any-texture", ForeignFamily.Anything)
{
    private const int Modes = 40;

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double period = Math.Max(size * draw.Log(0.03, 1), 2.5 * pixel), band = draw.Log(1.02, 6),
            fan = draw.Chance(0.5) ? 180 : draw.Log(3, 90);
        double slope = draw.In(-0.5, 1.5), angle = draw.Angle();
        var waves = new Waves(pixel);
        for (int i = 0; i < Modes; i++)
        {
            double factor = Math.Pow(band, draw.Share(-1, 1));
            waves.Add(
                Math.Max(period * factor, 2.1 * pixel), angle + draw.Share(-fan, fan) / 2,
                Math.Pow(factor, slope) / Math.Sqrt(Modes / 2.0), draw.Share(0, 2 * Math.PI));
        }
        double cut = draw.Share(-1, 1), steep = draw.Log(0.5, 10);
        return draw.Count(0, 4) switch
        {
            0 => waves.At,
            1 => (x, y) => Math.Abs(waves.At(x, y) - cut),
            2 => (x, y) => Math.Tanh(steep * (waves.At(x, y) - cut)),
            3 => (x, y) => Math.Max(0, waves.At(x, y) - cut),
            _ => (x, y) => Math.Exp(Math.Min(3, 1.2 * waves.At(x, y))),
        };
    }
}
