namespace GwyTip.Core;

/// <summary>
/// A few numbers that say whether everything in a scan has the same ghost beside it, as a tip with a second apex gives: its
/// vector is one for all, and the ghost is on one side. Whatever stands on the surface counts together, so that ghosts in a crowd
/// and in a lattice are seen, too. They depend neither on height scale and offset nor on which way is up.
/// </summary>
/// <remarks>
/// From the <see cref="SelfCorrelation"/> of two pictures, the heights without what is broader than adsorbates, and the
/// difference of two Gaussians, in which single things stand out of steps and hills; and from the <see cref="TipPicture"/>.
/// </remarks>
public static class GhostStatistics
{
    /// <summary>Numbers a scan.</summary>
    public const int Count = 8 + 2 * PictureNumbers;

    /// <summary>From each of the two pictures.</summary>
    private const int PictureNumbers = 16;

    /// <summary>What lies beyond is no more a sign than this.</summary>
    private const double Limit = 8;

    /// <summary>
    /// Pixels an adsorbate is wide at least in the raster, which is shrunk to that: ghosts are as well seen, and sooner.
    /// </summary>
    private const double LeastWidth = 3.5;

    /// <summary>Pixels along the shorter side of the raster, once it is shrunk.</summary>
    private const int LeastSide = 40;

    /// <summary>How far ghosts are looked for: in widths, and in pixels.</summary>
    private const double FarthestWidths = 6;

    private const int FarthestPixels = 45;

    /// <summary>The picture is cut in so many parts a side, to see whether the ghost is everywhere.</summary>
    private const int PartsASide = 4;

    /// <returns><see cref="Count"/> numbers, each within ±8; all 0 where there is no adsorbate, or the scan is tiny.</returns>
    public static float[] Compute(Scan scan, LineFlattening flattening) => Compute(scan, flattening, out _);

    /// <summary>The same, and what it was taken from.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="flattening">Its flattening.</param>
    /// <param name="things">
    /// How the heights without what is broader than adsorbates resemble themselves; null where the numbers are 0.
    /// </param>
    internal static float[] Compute(Scan scan, LineFlattening flattening, out Resemblance? things)
    {
        things = null;
        var raster = FlatRaster.Take(scan, flattening);
        if (TipPicture.Take(scan, flattening) is not { } picture || Math.Min(raster.Columns, raster.Rows) < LeastSide)
        {
            return new float[Count];
        }
        double width = picture.WidthPixels / raster.PixelsPerColumn;
        int times = Math.Min((int)(width / LeastWidth), Math.Min(raster.Columns, raster.Rows) / LeastSide);
        if (times > 1)
        {
            raster = raster.Shrink(times);
            width /= times;
        }
        int reach = (int)Math.Min(
            Math.Min(raster.Columns, raster.Rows) / 2 - 2, Math.Min(FarthestWidths * width, FarthestPixels));
        width = Math.Min(width, reach / 3.0);
        float[] upright = Array.ConvertAll(raster.Heights, h => picture.Polarity * h);
        double blur = Math.Max(0.8, width / 2.6);
        var parts = new (double[] Numbers, SelfCorrelation? Correlation)[2];
        Workers.Run(parts.Length, Workers.Most, i => parts[i] = Numbers(
            i == 0
                ? Less(upright, raster.Smooth(upright, 3 * width))
                : Less(raster.Smooth(upright, blur), raster.Smooth(upright, 1.6 * blur)),
            raster.Columns, width, reach));
        things = parts[0].Correlation is { } correlation ? new Resemblance(correlation, width) : null;
        var shape = TipShape.Measure(picture);
        double[] values =
        [
            Math.Log(width / 5), Math.Log(20 * width / raster.Columns), Math.Log(picture.Count / 8.0),
            10 * TipShape.HighestFar(picture.Wide.OneSided()), 5 * TipShape.HighestFar(picture.Wide.Low),
            5 * TipShape.HighestFar(picture.Wide.Median), 10 * shape.Lopsidedness, 5 * (1 - shape.Roundness),
            .. parts[0].Numbers, .. parts[1].Numbers,
        ];
        return [.. values.Select(v => (float)Math.Clamp(v, -Limit, Limit))];
    }

    /// <summary>How a picture resembles itself.</summary>
    /// <param name="Correlation">Of its pixels.</param>
    /// <param name="Width">Pixels an adsorbate is wide there.</param>
    internal sealed record Resemblance(SelfCorrelation Correlation, double Width);

    private static (double[] Numbers, SelfCorrelation? Correlation) Numbers(
        float[] picture, int columns, double width, int reach)
    {
        double share = StandOut(picture);
        double squares = picture.Sum(h => (double)h * h), fourths = picture.Sum(h => (double)h * h * h * h);
        if (!(squares > 0))
        {
            return (new double[PictureNumbers], null);
        }
        var correlation = SelfCorrelation.Compute(picture, columns, reach);
        double nearest = Math.Max(3, width);
        // So many things of one height would give these sums.
        double things = squares * squares / fourths / (width * width);
        float[] plain = [.. correlation.Far(correlation.Plain, nearest)];
        var ghosts = correlation.Peaks(correlation.Skewed, nearest);
        var neighbours = correlation.Peaks(correlation.Plain, nearest, half: true);
        double[] numbers =
        [
            Math.Log(things / 10), Math.Log(10 * share + 0.05),
            Math.Log(100 * RootMeanSquare(correlation.Far(correlation.Skewed, nearest)) + 0.05),
            10 * plain.Average(), 5 * plain.Max(), Math.Log(1 + ghosts.Count(g => g.Height > 0.02)),
            .. ghosts.Count > 0 && ghosts[0].Height > 0 ? Ghost(ghosts[0]) : new double[7],
            .. Enumerable.Range(0, 3).Select(i => i < neighbours.Count ? 5 * neighbours[i].Height : 0),
        ];
        return (numbers, correlation);

        double[] Ghost((int X, int Y, float Height) ghost)
        {
            var (sureness, everywhere, middle) = Spread(picture, columns, ghost.X, ghost.Y);
            return
            [
                10 * ghost.Height, 5 * correlation.At(correlation.Plain, ghost.X, ghost.Y),
                Math.Sqrt(ghost.X * ghost.X + ghost.Y * ghost.Y) / width - 3, sureness, 2 * everywhere - 1, 10 * middle,
                2 * ghost.Height * Math.Sqrt(things),
            ];
        }
    }

    /// <summary>Leaves what stands out of the scatter, over its highest, and 0 elsewhere.</summary>
    /// <returns>The scatter over the highest.</returns>
    private static double StandOut(float[] picture)
    {
        double[] sorted = Array.ConvertAll(picture, h => (double)h);
        double middle = Order.Median(sorted), top = Order.Quantile(sorted, 0.998) - middle;
        double scatter = 1.48 * Order.MedianDistance(sorted, middle), share = top > 0 ? scatter / top : 1;
        double floor = Math.Clamp(1.5 * share, 0.05, 0.3);
        for (int i = 0; i < picture.Length; i++)
        {
            picture[i] = top > 0 ? (float)Math.Max(0, Math.Min((picture[i] - middle) / top, 1.2) - floor) : 0;
        }
        return share;
    }

    /// <summary>
    /// Whether the ghost is everywhere: its mean over parts of the picture against the scatter of that (asinh), the share of the
    /// things in parts that have it, and the median over those parts that hold much.
    /// </summary>
    private static (double Sureness, double Everywhere, double Middle) Spread(float[] picture, int columns, int dx, int dy)
    {
        int rows = picture.Length / columns;
        // Of the pixels whose ghost would lie in the picture, too.
        int left = Math.Max(0, -dx), right = Math.Min(columns, columns - dx);
        int top = Math.Max(0, -dy), end = Math.Min(rows, rows - dy);
        double[] ghosts = new double[PartsASide * PartsASide], things = new double[ghosts.Length];
        for (int y = top; y < end; y++)
        {
            int row = (y - top) * PartsASide / (end - top) * PartsASide;
            for (int x = left; x < right; x++)
            {
                double here = picture[y * columns + x], there = picture[(y + dy) * columns + x + dx];
                int part = row + (x - left) * PartsASide / (right - left);
                ghosts[part] += here * there * (here - there);
                things[part] += here * here * here;
            }
        }
        double all = things.Sum();
        if (!(all > 0))
        {
            return (0, 0, 0);
        }
        double mean = ghosts.Sum() / all, scatter = 0, having = 0;
        var large = new List<double>();
        for (int i = 0; i < ghosts.Length; i++)
        {
            scatter += Math.Pow(ghosts[i] - mean * things[i], 2);
            having += ghosts[i] > 0.25 * mean * things[i] ? things[i] : 0;
            if (things[i] > 0.02 * all)
            {
                large.Add(ghosts[i] / things[i]);
            }
        }
        return (Math.Asinh(mean * all / (Math.Sqrt(scatter) + 1e-9 * all)), having / all,
            large.Count > 0 ? Order.Median([.. large]) : 0);
    }

    private static float[] Less(float[] heights, float[] ground)
    {
        float[] difference = new float[heights.Length];
        for (int i = 0; i < difference.Length; i++)
        {
            difference[i] = heights[i] - ground[i];
        }
        return difference;
    }

    private static double RootMeanSquare(IEnumerable<float> values) => Math.Sqrt(values.Average(v => (double)v * v));
}
