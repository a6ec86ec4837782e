namespace GwyTip.Simulation;

/// <summary>
/// Discs, rings, bars and boxes of any sizes and heights, hard or soft at the edge, few or many, on a ground that may slope or
/// swell.
/// </summary>
internal sealed class AnyShapes() : ForeignKind("any-shapes", ForeignFamily.Anything)
{
    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        int count = (int)draw.Log(1, 60);
        double typical = size * draw.Log(0.02, 0.3), spread = draw.In(1, 3),
            soft = Math.Max(pixel / 2, typical * draw.Log(0.02, 0.6));
        double discs = draw.Share(), rings = draw.Share(), bars = draw.Share(), ground = draw.Chance(0.5) ? draw.In(0, 0.6) : 0;
        var shapes = Enumerable.Range(0, count).Select(_ => (
            Form: draw.Pick((0, discs), (1, rings), (2, bars), (3, 0.3)),
            At: new Vector(draw.Share(-0.55, 0.55) * size, draw.Share(-0.55, 0.55) * size),
            Radius: typical * Math.Pow(spread, draw.Share(-1, 1)),
            Way: Vector.Polar(1, draw.Angle()),
            Height: draw.Signed(0.3, 1))).ToArray();
        var swell = new Waves(pixel).Add(size * draw.In(0.5, 2), draw.Angle(), ground, draw.Share(0, 6))
            .Add(size * draw.In(0.3, 1), draw.Angle(), ground / 2, 0);
        bool covers = draw.Chance(0.5);
        return (x, y) =>
        {
            double height = swell.At(x, y);
            foreach (var (form, at, radius, way, top) in shapes)
            {
                var from = new Vector(x, y) + -1 * at;
                double inside = Inside(form, from, radius, way) / soft;
                if (inside > -5)
                {
                    double share = 1 / (1 + Math.Exp(-2 * inside));
                    height = covers ? height + share * (top - height) : height + share * top;
                }
            }
            return height;
        };
    }

    /// <summary>How far inside its outline a place lies; negative outside.</summary>
    private static double Inside(int form, Vector from, double radius, Vector way)
    {
        double along = from.X * way.X + from.Y * way.Y, across = from.X * way.Y - from.Y * way.X;
        return form switch
        {
            0 => radius - from.Length,
            1 => 0.2 * radius - Math.Abs(from.Length - radius),
            2 => Math.Min(3 * radius - Math.Abs(along), 0.25 * radius - Math.Abs(across)),
            _ => Math.Min(radius - Math.Abs(along), 0.7 * radius - Math.Abs(across)),
        };
    }
}
