namespace GwyTip.Core;

/// <summary>
/// Adsorbates that stand in pairs, all the same way. A second apex as high as the first shows each adsorbate twice, and nothing
/// tells which of the two is the ghost: no side of the picture is higher than the other, and only the pairs betray it. There may
/// be pairs on the surface, too.
/// </summary>
/// <param name="Distance">From one of a pair to the other, in widths of an adsorbate.</param>
/// <param name="Direction">From one to the other, degrees counter-clockwise from the right, 0..180.</param>
public sealed record TipTwin(double Distance, double Direction)
{
    /// <summary>
    /// Fewer adsorbates may stand in pairs by chance; more are a lattice, and every two of them would have to be compared.
    /// </summary>
    private const int LeastAdsorbates = 8, MostAdsorbates = 150, MostPairs = 1500;

    /// <summary>Of the adsorbates whose twin would lie in the scan.</summary>
    private const double LeastShare = 0.85;

    /// <summary>How far apart the two of a pair are, in widths.</summary>
    private const double Nearest = 0.9, Farthest = TipPicture.WideReach;

    /// <summary>How well distance and direction have to agree: in widths, and in columns.</summary>
    private const double Tolerance = 0.3, LeastTolerance = 1.5;

    /// <param name="places">All adsorbates of one sort.</param>
    /// <param name="width">Of an adsorbate, in columns.</param>
    /// <param name="columns">Of the raster.</param>
    /// <param name="rows">Of the raster.</param>
    /// <returns>Null: they do not stand in pairs.</returns>
    internal static TipTwin? Find(IReadOnlyList<(double X, double Y)> places, double width, int columns, int rows)
    {
        if (places.Count is < LeastAdsorbates or > MostAdsorbates)
        {
            return null;
        }
        double tolerance = Math.Max(LeastTolerance, Tolerance * width);
        if (Commonest(places, width, tolerance) is not var (dx, dy))
        {
            return null;
        }
        int asked = 0, paired = 0;
        foreach (var (x, y) in places)
        {
            bool isThere = Has(x + dx, y + dy), isOpposite = Has(x - dx, y - dy);
            // In a row of adsorbates there are neighbours on both sides.
            paired += isThere != isOpposite ? 1 : 0;
            asked += isThere || isOpposite || (IsInside(x + dx, y + dy) && IsInside(x - dx, y - dy)) ? 1 : 0;
        }
        return asked >= LeastAdsorbates && paired >= LeastShare * asked
            ? new TipTwin(Math.Sqrt(dx * dx + dy * dy) / width, Math.Atan2(Math.Abs(dy), dy > 0 ? -dx : dx) * 180 / Math.PI)
            : null;

        bool Has(double x, double y) => places.Any(
            p => (p.X - x) * (p.X - x) + (p.Y - y) * (p.Y - y) <= tolerance * tolerance);

        // Those near the edge are not adsorbates that count.
        bool IsInside(double x, double y) =>
            x > 2 * width && y > 2 * width && x < columns - 1 - 2 * width && y < rows - 1 - 2 * width;
    }

    /// <summary>
    /// The vector that most pairs have in common; null: no two adsorbates are near enough, or each has a crowd around it.
    /// </summary>
    private static (double X, double Y)? Commonest(
        IReadOnlyList<(double X, double Y)> places, double width, double tolerance)
    {
        var vectors = new List<(double X, double Y)>();
        for (int i = 0; i < places.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double dx = places[i].X - places[j].X, dy = places[i].Y - places[j].Y, square = dx * dx + dy * dy;
                if (square >= Nearest * Nearest * width * width && square <= Farthest * Farthest * width * width)
                {
                    // Of the two ways to look at a pair the one to the right.
                    vectors.Add(dx > 0 || (dx == 0 && dy > 0) ? (dx, dy) : (-dx, -dy));
                }
            }
        }
        if (vectors.Count > MostPairs)
        {
            return null;
        }
        (double X, double Y)? best = null;
        int most = 0;
        foreach (var v in vectors)
        {
            var alike = vectors.FindAll(w => Math.Abs(w.X - v.X) <= tolerance && Math.Abs(w.Y - v.Y) <= tolerance);
            if (alike.Count > most)
            {
                (most, best) = (alike.Count, (alike.Average(w => w.X), alike.Average(w => w.Y)));
            }
        }
        return best;
    }
}
