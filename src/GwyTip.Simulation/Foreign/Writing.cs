namespace GwyTip.Simulation;

/// <summary>
/// Pictures of pages: lines of made-up letters, each some strokes on a grid, light on dark or dark on light; now and then a
/// frame.
/// </summary>
internal sealed class Writing() : ForeignKind("writing", ForeignFamily.Pictures)
{
    /// <summary>Points of a letter's grid along x and y, and strokes that make one.</summary>
    private const int Columns = 3, Rows = 4, Strokes = 4;

    internal override Func<double, double, double> Lay(Draw draw, double size, double pixel)
    {
        double letter = size * draw.Log(0.04, 0.2), line = letter * draw.In(1.5, 2.2), stroke = letter * draw.In(0.06, 0.14);
        double left = draw.Share(-0.5, 0) * size, right = draw.Share(0.1, 0.5) * size, ink = draw.Chance(0.5) ? 1 : -1,
            gaps = draw.In(0.1, 0.25);
        bool frame = draw.Chance(0.3);
        var sites = new Sites(new Vector(letter, 0), new Vector(0, line), draw.Seed());
        return (x, y) =>
        {
            if (frame && Math.Abs(Math.Max(Math.Abs(x), Math.Abs(y)) - 0.45 * size) < stroke)
            {
                return ink;
            }
            if (x < left || x > right)
            {
                return 0;
            }
            var cell = sites.CellOf(x, y);
            var place = new Vector(x, y) + -1 * sites.Corner(cell.I, cell.J);
            return sites.Number(cell) > gaps && IsInk(sites, cell, place, letter, stroke) ? ink : 0;
        };
    }

    private static bool IsInk(Sites sites, (int I, int J) cell, Vector place, double letter, double stroke)
    {
        var from = Point(0);
        for (int s = 1; s <= Strokes; s++)
        {
            var to = Point(s);
            if (DistanceToSegment(place, from, to) < stroke)
            {
                return true;
            }
            from = to;
        }
        return false;

        Vector Point(int which) => new(
            letter * (0.15 + 0.7 * Math.Floor(Columns * sites.Number(cell, 10 + 2 * which)) / (Columns - 1)),
            letter * (0.1 + 1.1 * Math.Floor(Rows * sites.Number(cell, 11 + 2 * which)) / (Rows - 1)));
    }

    private static double DistanceToSegment(Vector place, Vector from, Vector to)
    {
        var along = to + -1 * from;
        var away = place + -1 * from;
        double square = along.X * along.X + along.Y * along.Y;
        double share = square == 0 ? 0 : Math.Clamp((away.X * along.X + away.Y * along.Y) / square, 0, 1);
        return (away + -share * along).Length;
    }
}
