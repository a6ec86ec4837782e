namespace GwyTip.Simulation;

/// <summary>Blurred pictures: soft lights and shades of a few large shapes, horizons and vignettes.</summary>
internal sealed class Gradients() : ForeignKind("gradients", ForeignFamily.Pictures)
{
    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        var lights = Enumerable.Range(0, draw.Count(1, 6)).Select(_ => (
            At: draw.Vector(0, 0.6 * size), Width: size * draw.In(0.1, 0.5), Height: draw.Signed(0.2, 1))).ToArray();
        double horizon = draw.Chance(0.5) ? draw.Signed(0.3, 1) : 0, at = draw.Share(-0.3, 0.3) * size,
            soft = size * draw.Log(0.005, 0.1);
        var way = Vector.Polar(1, draw.Angle());
        return (x, y) => lights.Sum(l => l.Height * Gaussian.At(new Vector(x, y) + -1 * l.At, l.Width))
            + horizon / (1 + Math.Exp(-(x * way.X + y * way.Y - at) / soft));
    }
}
