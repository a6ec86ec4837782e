namespace GwyTip.Simulation;

/// <summary>
/// Pictures with the statistics of photographs: discs and boxes of all sizes that cover one another, each of one grey with some
/// shading (the dead leaves model; Lee, Mumford and Huang, Int. J. Comput. Vis. 41, 35 (2001)).
/// </summary>
internal sealed class DeadLeaves() : ForeignKind("dead-leaves", ForeignFamily.Pictures)
{
    private const int Leaves = 140;

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double smallest = size * draw.In(0.02, 0.06), boxes = draw.Share();
        var leaves = Enumerable.Range(0, Leaves).Select(_ => (
            Box: draw.Chance(boxes),
            X: draw.Share(-0.6, 0.6) * size,
            Y: draw.Share(-0.6, 0.6) * size,
            // Sizes fall as the cube, as things at all distances look.
            Radius: smallest / Math.Sqrt(1 - draw.Share(0, 0.985)),
            Tall: draw.Share(0.4, 2.5),
            Grey: draw.Share(),
            Shade: draw.Vector(0, 0.4))).ToArray();
        return (x, y) =>
        {
            foreach (var leaf in leaves)
            {
                double dx = (x - leaf.X) / leaf.Radius, dy = (y - leaf.Y) / leaf.Radius;
                if (leaf.Box ? Math.Abs(dx) < 1 && Math.Abs(dy) < leaf.Tall : dx * dx + dy * dy < 1)
                {
                    return leaf.Grey + leaf.Shade.X * dx + leaf.Shade.Y * dy;
                }
            }
            return 0.5;
        };
    }
}
