namespace GwyTip.Core;

/// <summary>
/// The measured part of a scan, flattened, near its own resolution: the longest run of measured lines, at most
/// <see cref="MostColumns"/> wide, with square pixels. The aspect is kept and nothing is mirrored or stretched: either would make
/// every adsorbate elliptical, which reads as a bad tip.
/// </summary>
internal sealed class FlatRaster
{
    /// <summary>Pixels a line at most; finer scans are averaged to that.</summary>
    public const int MostColumns = 300;

    private const int MostRows = 2 * MostColumns;

    private FlatRaster(int columns, int rows, float[] heights, double pixelsPerColumn)
    {
        (Columns, Rows, Heights, PixelsPerColumn) = (columns, rows, heights, pixelsPerColumn);
    }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Row by row, in the scan's unit; a pixel that was not measured has its line's middle height, 0.</summary>
    public float[] Heights { get; }

    /// <summary>Pixels of the scan along x that make one column.</summary>
    public double PixelsPerColumn { get; }

    /// <summary>Not to be changed: it may belong to the scan.</summary>
    public static FlatRaster Take(Scan scan, LineFlattening flattening) =>
        scan.IsOwn(flattening) ? scan.Raster : Create(scan, flattening);

    internal static FlatRaster Create(Scan scan, LineFlattening flattening)
    {
        var (first, end) = LongestRun(scan.Lines, flattening.IsMeasured);
        // Pixels count as square where their size is unknown, as for the square image.
        double aspect = scan is { MetresPerPixelX: > 0, MetresPerPixelY: > 0 }
            ? Math.Clamp(scan.MetresPerPixelY / scan.MetresPerPixelX, 0.125, 8)
            : 1;
        double shrink = Math.Max(
            1, Math.Max(Math.Ceiling((double)scan.Width / MostColumns), (end - first) * aspect / MostRows));
        int columns = Math.Max(1, (int)Math.Round(scan.Width / shrink));
        int rows = Math.Max(1, (int)Math.Round((end - first) * aspect / shrink));
        double[] heightsOfLine = new double[scan.Width];
        float[] flat = new float[scan.Width];
        float[] heights = Resample(scan.Width, end - first, columns, rows, y =>
        {
            flattening.Apply(scan.Line(first + y), first + y, 0, heightsOfLine);
            for (int x = 0; x < flat.Length; x++)
            {
                flat[x] = double.IsNaN(heightsOfLine[x]) ? 0 : (float)heightsOfLine[x];
            }
            return flat;
        });
        return new FlatRaster(columns, rows, heights, (double)scan.Width / columns);
    }

    /// <summary>The same coarser: a pixel for so many along each axis.</summary>
    public FlatRaster Shrink(int times)
    {
        int columns = Columns / times, rows = Rows / times;
        float[] heights = Resample(Columns, Rows, columns, rows, y => Heights.AsSpan(y * Columns, Columns));
        return new FlatRaster(columns, rows, heights, PixelsPerColumn * Columns / columns);
    }

    /// <summary>Its heights under a Gaussian; beyond the edge the outermost pixels go on.</summary>
    /// <param name="heights">Columns × rows.</param>
    /// <param name="sigma">Standard deviation in columns; below 0.2 nothing changes.</param>
    public float[] Smooth(float[] heights, double sigma)
    {
        if (sigma < 0.2)
        {
            return heights;
        }
        int reach = (int)Math.Ceiling(3 * sigma);
        float[] kernel = [.. Enumerable.Range(-reach, 2 * reach + 1).Select(i => (float)Math.Exp(-i * i / (2 * sigma * sigma)))];
        float sum = kernel.Sum();
        for (int i = 0; i < kernel.Length; i++)
        {
            kernel[i] /= sum;
        }
        return ScaledSum.Convolve(heights, Columns, kernel);
    }

    /// <summary>Its heights over their middle, turned round where the polarity is −1.</summary>
    public float[] Upright(int polarity)
    {
        double middle = Order.Median(Array.ConvertAll(Heights, h => (double)h));
        return Array.ConvertAll(Heights, h => polarity * (h - (float)middle));
    }

    /// <summary>The height at a place between pixels, bilinear; NaN beyond the edge.</summary>
    /// <param name="heights">Columns × rows.</param>
    /// <param name="x">Columns from the middle of the first.</param>
    /// <param name="y">Rows from the middle of the first.</param>
    public double Between(float[] heights, double x, double y) =>
        x >= 0 && y >= 0 && x <= Columns - 1 && y <= Rows - 1 && Math.Min(Columns, Rows) > 1
            ? Bilinear.At(heights, Columns, x, y)
            : double.NaN;

    /// <summary>Gives the values of one line, left to right.</summary>
    private delegate ReadOnlySpan<float> Line(int y);

    private static float[] Resample(int width, int lines, int columns, int rows, Line valuesOf)
    {
        var across = AxisWeights.Between(width, columns);
        var down = AxisWeights.Between(lines, rows);
        float[] heights = new float[columns * rows], line = new float[columns];
        for (int y = 0; y < lines; y++)
        {
            across.Sum(valuesOf(y), line);
            foreach (var (row, weight) in down.Of(y))
            {
                ScaledSum.Add(heights.AsSpan(row * columns, columns), line, weight);
            }
        }
        return heights;
    }

    private static (int First, int End) LongestRun(int lines, Predicate<int> isMeasured)
    {
        (int First, int End) longest = (0, 0);
        int first = 0;
        for (int y = 0; y <= lines; y++)
        {
            if (y == lines || !isMeasured(y))
            {
                longest = y - first > longest.End - longest.First ? (first, y) : longest;
                first = y + 1;
            }
        }
        return longest;
    }
}
