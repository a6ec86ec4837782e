using GwyTip.Core;

namespace GwyTip.Simulation;

/// <summary>A clean scan that was read: its measured lines, flattened.</summary>
/// <param name="Raster">The heights, in the file's unit.</param>
/// <param name="MetresPerPixel">Along x and y; 0 where unknown.</param>
/// <param name="FeatureWidth">Width at half height of what is to be seen, estimated, pixels.</param>
internal sealed record CleanScan(Raster Raster, (double X, double Y) MetresPerPixel, double FeatureWidth)
{
    /// <summary>Pixels along both edges that faults need: a picture of 48 and what is around it.</summary>
    public const int FewestPixels = 64;

    /// <summary>Autocorrelation falls to one half at this share of a thing's width at half height.</summary>
    private const double WidthsPerLag = 1.4;

    private const double Narrowest = 2.2, Widest = 30;

    /// <returns>The scan, or why faults cannot be laid on it.</returns>
    public static (CleanScan? Scan, string? Problem) From(Scan scan)
    {
        try
        {
            ImageCheck.Refuse(scan);
        }
        catch (ScanException e)
        {
            return (null, e.Message);
        }
        var lines = MeasuredLines.Find(scan);
        if (Math.Min(scan.Width, lines.Count) < FewestPixels)
        {
            return (null, $"{lines.Count} measured lines of {scan.Width} pixels are too small for faults, which need "
                + $"{FewestPixels} of each");
        }
        double[] heights = [.. Enumerable.Range(lines.First, lines.Count).SelectMany(y => scan.Line(y).ToArray())];
        var raster = new Raster(heights, scan.Width) { Range = 1 };
        Relief.Flatten(raster).CopyTo(heights, 0);
        double range = Relief.RangeOf(raster);
        return range > 0
            ? (new CleanScan(new Raster(heights, scan.Width) { Range = range },
                (scan.MetresPerPixelX, scan.MetresPerPixelY), WidthOf(raster)), null)
            : (null, "nearly all of its heights are the same");
    }

    /// <summary>Width of what is to be seen: from where the autocorrelation, along x and y together, falls to one half.</summary>
    private static double WidthOf(Raster flat)
    {
        double before = 1;
        for (int lag = 1; lag < Math.Min(Math.Min(flat.Width, flat.Lines) / 2, 40); lag++)
        {
            double now = (Correlation(flat, lag, 0) + Correlation(flat, 0, lag)) / 2;
            if (!(now > 0.5))
            {
                return Math.Clamp(WidthsPerLag * (lag - 1 + (before - 0.5) / Math.Max(1e-6, before - now)), Narrowest, Widest);
            }
            before = now;
        }
        return Widest;
    }

    private static double Correlation(Raster flat, int right, int down)
    {
        double product = 0, square = 0;
        for (int y = 0; y < flat.Lines - down; y++)
        {
            Span<double> line = flat.Line(y), other = flat.Line(y + down);
            for (int x = 0; x < flat.Width - right; x++)
            {
                double a = line[x], b = other[x + right];
                if (!double.IsNaN(a) && !double.IsNaN(b))
                {
                    product += a * b;
                    square += 0.5 * (a * a + b * b);
                }
            }
        }
        return product / square;
    }
}
