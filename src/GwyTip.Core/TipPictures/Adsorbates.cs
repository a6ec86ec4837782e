namespace GwyTip.Core;

/// <summary>One adsorbate: where its middle is, in columns and rows of the raster, and how high it stands.</summary>
internal readonly record struct Adsorbate(double X, double Y, float Height);

/// <summary>
/// The adsorbates of a scan, protrusions or depressions, whichever stand out more: atoms, molecules, clusters, whatever is small
/// and there several times.
/// </summary>
/// <param name="Places">At most <see cref="Most"/>, those whose height is nearest their median.</param>
/// <param name="Peaks">The highest points of all of them.</param>
/// <param name="Width">Full width at half height of most of them, in columns.</param>
/// <param name="Polarity">1: they stand up, −1: they are depressions.</param>
/// <param name="Prominence">Height of the highest over the scatter of all heights (median absolute deviation).</param>
internal sealed record Adsorbates(
    IReadOnlyList<Adsorbate> Places, IReadOnlyList<(double X, double Y)> Peaks, double Width, int Polarity, double Prominence)
{
    public const int Most = 28;

    /// <summary>Least and largest width: in columns, and over the raster's columns.</summary>
    private const double NarrowestColumns = 2.5, WidestShare = 0.28;

    /// <summary>What counts stands at least so high, over the highest (99.6 % of the pixels are lower).</summary>
    private const float LeastHeight = 0.4f;

    private const double TopFraction = 0.996;

    /// <summary>Grown together they are walls and islands, which show their own shape and not the tip's.</summary>
    private const double LargestArea = 2.5;

    /// <summary>Heights of one sort of adsorbate follow one another more closely than this ratio.</summary>
    private const double LeastGap = 1.12;

    private const int FirstWindow = 2;

    private static readonly Adsorbates None = new([], [], 0, 1, 0);

    public static Adsorbates Find(FlatRaster raster)
    {
        var (heights, top, polarity, prominence) = Upright(raster, raster.Smooth(raster.Heights, 0.8));
        if (!(top > 0))
        {
            return None;
        }
        var peaks = HighestSort(FindPeaks(raster, heights, LeastHeight * top, FirstWindow), heights);
        if (peaks.Count == 0)
        {
            return None;
        }
        float half = 0.5f * (float)Order.Median([.. peaks.Select(p => (double)heights[p])]);
        var areas = new Areas(raster, heights, half);
        double area = Typical(areas, peaks);
        // A long scan of few columns has none to spare.
        double widest = Math.Max(NarrowestColumns, WidestShare * raster.Columns);
        double width = Math.Clamp(2 * Math.Sqrt(area / Math.PI), NarrowestColumns, widest);
        peaks = FindPeaks(raster, heights, LeastHeight * top, Math.Max(1, (int)Math.Round(0.4 * width)));
        peaks = Keep(peaks, p => IsInside(raster, p, 1.1 * width), least: 1);
        peaks = Keep(peaks, p => areas.Of(p) <= LargestArea * Math.Max(area, 1), least: 3);
        peaks = HighestSort(peaks, heights);
        double middle = Order.Median([.. peaks.Select(p => (double)heights[p])]);
        return new Adsorbates(
            [.. peaks.OrderBy(p => Math.Abs(Math.Log(heights[p] / middle))).Take(Most)
                .Select(p => Centre(raster, heights, p, 0.8 * width))],
            [.. peaks.Select(p => ((double)(p % raster.Columns), (double)(p / raster.Columns)))], width, polarity, prominence);
    }

    /// <summary>The smoothed heights above their middle, turned round where depressions stand out more.</summary>
    private static (float[] Heights, float Top, int Polarity, double Prominence) Upright(FlatRaster raster, float[] smooth)
    {
        double[] sorted = Array.ConvertAll(smooth, h => (double)h);
        float middle = (float)Order.Median(sorted);
        double high = Order.Quantile(sorted, TopFraction) - middle, low = middle - Order.Quantile(sorted, 1 - TopFraction);
        int polarity = high >= low ? 1 : -1;
        double top = Math.Max(high, low), scatter = 1.48 * Order.MedianDistance(sorted, middle);
        return (Array.ConvertAll(smooth, h => polarity * (h - middle)), (float)top, polarity,
            scatter > 0 ? top / scatter : top > 0 ? MostProminent : 0);
    }

    /// <summary>Where everything else is flat.</summary>
    private const double MostProminent = 1e3;

    /// <summary>Pixels above a height that no pixel within so many columns and rows exceeds, the highest first.</summary>
    private static List<int> FindPeaks(FlatRaster raster, float[] heights, float above, int window)
    {
        int columns = raster.Columns, rows = raster.Rows;
        var peaks = new List<int>();
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                if (heights[y * columns + x] > above && IsHighest(x, y))
                {
                    peaks.Add(y * columns + x);
                }
            }
        }
        // Of pixels that are equally high, as in pictures of few greys, one is enough.
        var kept = new List<int>();
        var taken = new HashSet<int>();
        foreach (int peak in peaks.OrderByDescending(p => heights[p]))
        {
            if (!taken.Contains(peak))
            {
                kept.Add(peak);
                Take(peak);
            }
        }
        return kept;

        bool IsHighest(int x, int y)
        {
            int at = y * columns + x;
            float height = heights[at];
            // Nearly all others fail here.
            if ((x > 0 && heights[at - 1] > height) || (x < columns - 1 && heights[at + 1] > height)
                || (y > 0 && heights[at - columns] > height) || (y < rows - 1 && heights[at + columns] > height))
            {
                return false;
            }
            for (int v = Math.Max(0, y - window); v <= Math.Min(rows - 1, y + window); v++)
            {
                for (int u = Math.Max(0, x - window); u <= Math.Min(columns - 1, x + window); u++)
                {
                    if (heights[v * columns + u] > height)
                    {
                        return false;
                    }
                }
            }
            return true;
        }

        void Take(int peak)
        {
            var (y, x) = Math.DivRem(peak, columns);
            for (int v = Math.Max(0, y - window); v <= Math.Min(rows - 1, y + window); v++)
            {
                for (int u = Math.Max(0, x - window); u <= Math.Min(columns - 1, x + window); u++)
                {
                    if (heights[v * columns + u] == heights[peak])
                    {
                        taken.Add(v * columns + u);
                    }
                }
            }
        }
    }

    /// <summary>The lower third of the areas that do not touch the edge: neighbours grown together do not count.</summary>
    private static double Typical(Areas areas, List<int> peaks)
    {
        int[] ids = [.. peaks.Select(areas.IdOf).Distinct()];
        double[] whole = [.. ids.Where(id => !areas.TouchesEdge(id)).Select(id => (double)areas.Size(id))];
        return Order.Quantile(whole.Length > 0 ? whole : [.. ids.Select(id => (double)areas.Size(id))], 0.35);
    }

    /// <summary>Those that a rule keeps; all where it would leave fewer than so many.</summary>
    private static List<int> Keep(List<int> peaks, Predicate<int> rule, int least)
    {
        var kept = peaks.FindAll(rule);
        return kept.Count >= least ? kept : peaks;
    }

    /// <summary>
    /// Those above the widest gap between their heights, where there is one: below it are ghosts of a second apex, which would
    /// blur the picture of the first as adsorbates of their own, or another species.
    /// </summary>
    private static List<int> HighestSort(List<int> peaks, float[] heights)
    {
        int[] sorted = [.. peaks.OrderByDescending(p => heights[p])];
        int least = Math.Max(3, (sorted.Length + 3) / 4), count = sorted.Length;
        double widest = LeastGap;
        for (int i = least; i < sorted.Length; i++)
        {
            double gap = heights[sorted[i - 1]] / heights[sorted[i]];
            if (gap > widest)
            {
                (widest, count) = (gap, i);
            }
        }
        return [.. sorted[..count]];
    }

    private static bool IsInside(FlatRaster raster, int peak, double margin)
    {
        var (y, x) = Math.DivRem(peak, raster.Columns);
        return x > margin && y > margin && x < raster.Columns - 1 - margin && y < raster.Rows - 1 - margin;
    }

    /// <summary>The mean place of what is above half height around a peak.</summary>
    private static Adsorbate Centre(FlatRaster raster, float[] heights, int peak, double radius)
    {
        var (py, px) = Math.DivRem(peak, raster.Columns);
        int reach = (int)Math.Ceiling(radius);
        double sum = 0, sumX = 0, sumY = 0;
        for (int y = Math.Max(0, py - reach); y <= Math.Min(raster.Rows - 1, py + reach); y++)
        {
            for (int x = Math.Max(0, px - reach); x <= Math.Min(raster.Columns - 1, px + reach); x++)
            {
                double weight = Math.Max(0, heights[y * raster.Columns + x] / heights[peak] - 0.5);
                sum += weight;
                sumX += weight * x;
                sumY += weight * y;
            }
        }
        return new Adsorbate(sumX / sum, sumY / sum, heights[peak]);
    }

    /// <summary>Connected pixels above a height (four neighbours).</summary>
    private sealed class Areas
    {
        private readonly int[] _ids;
        private readonly List<int> _sizes = [0];
        private readonly List<bool> _touching = [false];

        public Areas(FlatRaster raster, float[] heights, float above)
        {
            int columns = raster.Columns;
            _ids = new int[heights.Length];
            var stack = new Stack<int>();
            for (int start = 0; start < heights.Length; start++)
            {
                if (_ids[start] != 0 || heights[start] <= above)
                {
                    continue;
                }
                int id = _sizes.Count, size = 0;
                bool touching = false;
                _ids[start] = id;
                stack.Push(start);
                while (stack.TryPop(out int at))
                {
                    size++;
                    int x = at % columns, y = at / columns;
                    touching |= x == 0 || y == 0 || x == columns - 1 || y == raster.Rows - 1;
                    Visit(x > 0, at - 1);
                    Visit(x < columns - 1, at + 1);
                    Visit(y > 0, at - columns);
                    Visit(y < raster.Rows - 1, at + columns);
                }
                _sizes.Add(size);
                _touching.Add(touching);

                void Visit(bool exists, int pixel)
                {
                    if (exists && _ids[pixel] == 0 && heights[pixel] > above)
                    {
                        _ids[pixel] = id;
                        stack.Push(pixel);
                    }
                }
            }
        }

        /// <summary>0: the pixel is not above the height.</summary>
        public int IdOf(int pixel) => _ids[pixel];

        public int Size(int id) => _sizes[id];

        public bool TouchesEdge(int id) => _touching[id];

        public int Of(int pixel) => Size(IdOf(pixel));
    }
}
