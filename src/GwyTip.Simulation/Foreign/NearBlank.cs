namespace GwyTip.Simulation;

/// <summary>
/// Next to nothing: a retracted tip, a saturated amplifier or a bent scanner, with one or two grey levels of relief or a lone
/// blot.
/// </summary>
internal sealed class NearBlank() : ForeignKind("near-blank", ForeignFamily.Noise)
{
    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double bow = draw.Signed(0, 1), level = draw.In(0.2, 2), blot = draw.Chance(0.4) ? draw.Signed(0.5, 3) : 0,
            width = size * draw.In(0.02, 0.2);
        var at = draw.Vector(0, 0.4 * size);
        return (x, y) =>
        {
            double smooth = bow * (x * x + y * y) / (size * size) + blot * Gaussian.At(new Vector(x, y) + -1 * at, width);
            return level * Math.Round(smooth / level * 4) / 4;
        };
    }
}
