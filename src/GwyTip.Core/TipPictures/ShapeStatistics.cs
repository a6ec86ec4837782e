namespace GwyTip.Core;

/// <summary>
/// A few numbers that say how the adsorbates of a scan are formed, and whether all are formed alike, as a blunt tip, one with a
/// tail, or a lagging feedback forms them: oblong, or higher on one side, in the same direction everywhere. What is so by nature
/// lies now this way, now that. They depend neither on height scale and offset nor on whether the scan is mirrored; one of them
/// says which way is up, the others do not depend on it.
/// </summary>
/// <remarks>
/// Heights on circles around the middle of each adsorbate of the <see cref="TipPicture"/> are taken apart into parts without a
/// direction, with one (a tail) and with two opposite ones (oblong), Σ h(r, φ) exp(imφ) for m = 0, 1, 2, as the point spread of a
/// telescope is taken from stars (N. Kaiser, G. Squires, T. Broadhurst, Astrophys. J. 449, 460 (1995)). So is how everything
/// together resembles itself a small vector away (<see cref="SelfCorrelation"/>), which neighbours that have grown together tell
/// too.
/// </remarks>
public static class ShapeStatistics
{
    /// <summary>Numbers a scan.</summary>
    public const int Count = 7 + (AdsorbateNumbers + SideNumbers) * 6 + ResemblanceNumbers * 5;

    /// <summary>Of each of the <see cref="Distances"/> two kinds, and of the <see cref="Vectors"/>.</summary>
    private const int AdsorbateNumbers = 9, SideNumbers = 2, ResemblanceNumbers = 4;

    /// <summary>Widths from the middle of an adsorbate at which its shape is taken.</summary>
    private static readonly double[] Distances = [0.3, 0.5, 0.75, 1.05, 1.5, 2.1];

    /// <summary>Lengths of the vectors at which it is asked how everything resembles itself, in widths of an adsorbate.</summary>
    private static readonly double[] Vectors = [0.35, 0.6, 0.9, 1.2, 1.6];

    private const int Directions = 24;

    /// <summary>Of a scatter, in parts of an adsorbate's height: what is alike to this is no surer.</summary>
    private const double LeastScatter = 0.002;

    /// <summary>What lies beyond is no more a sign than this.</summary>
    private const double Limit = 8;

    private static readonly (double Cos, double Sin)[] Circle =
        [.. Enumerable.Range(0, Directions).Select(i => Math.SinCos(2 * Math.PI * i / Directions)).Select(a => (a.Cos, a.Sin))];

    /// <returns><see cref="Count"/> numbers, each within ±8; all 0 where there is no adsorbate.</returns>
    public static float[] Compute(Scan scan, LineFlattening flattening)
    {
        GhostStatistics.Compute(scan, flattening, out var things);
        return Compute(scan, flattening, things);
    }

    /// <param name="scan">The scan.</param>
    /// <param name="flattening">Its flattening.</param>
    /// <param name="things">How everything resembles itself; null: not known, the numbers of that are 0.</param>
    internal static float[] Compute(Scan scan, LineFlattening flattening, GhostStatistics.Resemblance? things)
    {
        if (TipPicture.Take(scan, flattening) is not { } picture)
        {
            return new float[Count];
        }
        var raster = FlatRaster.Take(scan, flattening);
        double width = picture.WidthPixels / raster.PixelsPerColumn;
        float[] upright = raster.Upright(picture.Polarity);
        float[] fine = raster.Smooth(upright, Math.Max(0.5, 0.1 * width)), sides = picture.Near.OneSided();
        var shape = TipShape.Measure(picture);
        double[] values =
        [
            Math.Log(width / 8), Math.Log(20 * picture.WidthShare), Math.Log(picture.Count / 6.0),
            Math.Log(Math.Max(picture.Prominence, 1)) - 3, 0.5 * picture.Polarity,
            20 * shape.Lopsidedness, 20 * Math.Abs(shape.Shadow),
            .. Distances.SelectMany(d => OfAdsorbates(raster, fine, picture.Places, d * width)),
            .. Distances.SelectMany(d => OfSides(sides, d)),
            .. Vectors.SelectMany(v => things is null ? new double[ResemblanceNumbers] : OfAll(things, v * things.Width)),
        ];
        return [.. values.Select(v => (float)Math.Clamp(v, -Limit, Limit))];
    }

    /// <summary>What the adsorbates have in common on a circle around their middle, and how far they differ.</summary>
    private static double[] OfAdsorbates(
        FlatRaster raster, float[] heights, IReadOnlyList<Adsorbate> places, double radius)
    {
        var parts = places
            .Select(p => Parts.Of((x, y) => raster.Between(heights, p.X + x, p.Y + y) / p.Height, radius))
            .Where(p => !double.IsNaN(p.Level)).ToList();
        if (parts.Count == 0)
        {
            return new double[AdsorbateNumbers];
        }
        var tail = Common.Of([.. parts.Select(p => p.Tail)]);
        var oblong = Common.Of([.. parts.Select(p => p.Oblong)]);
        return
        [
            2 * Order.Median([.. parts.Select(p => p.Level)]) - 1,
            Small(Math.Abs(tail.Middle.X)), Small(Math.Abs(tail.Middle.Y)), tail.Sureness, Small(tail.Scatter),
            Small(oblong.Middle.X), Small(Math.Abs(oblong.Middle.Y)), oblong.Sureness, Small(oblong.Scatter),
        ];
    }

    /// <summary>Which way what is one-sided in most adsorbates points, so many widths from their middle.</summary>
    private static double[] OfSides(float[] sides, double distance)
    {
        const double pixels = TipPicture.Size / 2 / TipPicture.NearReach;
        var tail = Parts.Of((x, y) => TipPlanes.Between(sides, x, y), distance * pixels).Tail;
        return [Small(Math.Abs(tail.X)), Small(Math.Abs(tail.Y))];
    }

    /// <summary>How everything resembles itself so many pixels away.</summary>
    private static double[] OfAll(GhostStatistics.Resemblance things, double radius)
    {
        var correlation = things.Correlation;
        var plain = Parts.Of((x, y) => correlation.Between(correlation.Plain, x, y), radius);
        var skewed = Parts.Of((x, y) => correlation.Between(correlation.Skewed, x, y), radius);
        return [2 * plain.Level - 1, Small(Length(skewed.Tail)), Small(plain.Oblong.X), Small(Math.Abs(plain.Oblong.Y))];
    }

    /// <summary>
    /// Parts that have a direction are a few hundredths of the height, more or less, and a good scan shows thousandths of it.
    /// </summary>
    private static double Small(double part) => Math.Asinh(100 * part) / 2;

    private static double Length((double X, double Y) vector) => Math.Sqrt(vector.X * vector.X + vector.Y * vector.Y);

    /// <summary>What adsorbates have in common of a part that has a direction.</summary>
    /// <param name="Middle">The median along each axis.</param>
    /// <param name="Scatter">How far they lie from it, the median.</param>
    /// <param name="Sureness">How far it stands out of the scatter of so many (asinh); 0 of one alone.</param>
    private readonly record struct Common((double X, double Y) Middle, double Scatter, double Sureness)
    {
        public static Common Of((double X, double Y)[] vectors)
        {
            double x = Order.Median([.. vectors.Select(v => v.X)]), y = Order.Median([.. vectors.Select(v => v.Y)]);
            double scatter = Order.Median([.. vectors.Select(v => Length((v.X - x, v.Y - y)))]);
            return new Common((x, y), scatter, vectors.Length < 2 ? 0
                : Math.Asinh(Length((x, y)) * Math.Sqrt(vectors.Length) / (scatter + LeastScatter)));
        }
    }

    /// <summary>The parts of a picture on a circle; NaN where the circle leaves the picture.</summary>
    /// <param name="Level">The mean.</param>
    /// <param name="Tail">The part with one direction: where it is higher.</param>
    /// <param name="Oblong">The part with two: X along the lines and not across, Y along the diagonals.</param>
    private readonly record struct Parts(double Level, (double X, double Y) Tail, (double X, double Y) Oblong)
    {
        /// <param name="at">The picture, from the middle of the circle.</param>
        /// <param name="radius">Of the circle.</param>
        public static Parts Of(Func<double, double, double> at, double radius)
        {
            double level = 0, tailX = 0, tailY = 0, oblongX = 0, oblongY = 0;
            foreach (var (cos, sin) in Circle)
            {
                double height = at(radius * cos, radius * sin) / Directions;
                level += height;
                tailX += height * cos;
                tailY += height * sin;
                oblongX += height * (cos * cos - sin * sin);
                oblongY += height * 2 * cos * sin;
            }
            return new Parts(level, (tailX, tailY), (oblongX, oblongY));
        }
    }
}
