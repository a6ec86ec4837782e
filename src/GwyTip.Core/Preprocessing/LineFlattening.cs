namespace GwyTip.Core;

/// <summary>
/// Flattening line by line along x, as the paper does: what is subtracted from each line. The tilt along x is the scan's
/// (the median of its lines' slopes), the offset the line's own median, so that one step or one spike in a line
/// neither bends nor lifts it.
/// </summary>
public sealed class LineFlattening
{
    /// <summary>Fewer measured lines than these are not a scan.</summary>
    public const int MinimumLines = 16;

    /// <summary>Fewer pixels a line than these are not a scan.</summary>
    public const int MinimumWidth = 16;

    private readonly double[] _offsets;

    private LineFlattening(double slope, double[] offsets, double rounding)
    {
        Slope = slope;
        _offsets = offsets;
        Rounding = rounding;
    }

    /// <summary>Height a pixel along x that is subtracted from every line.</summary>
    public double Slope { get; }

    /// <summary>Differences of height up to this are rounding, in the scan's unit.</summary>
    public double Rounding { get; }

    /// <summary>As <see cref="Scan.IsMeasured"/> of the scan that was flattened.</summary>
    public bool IsMeasured(int line) => !double.IsNaN(_offsets[line]);

    /// <summary>The flattened height of pixel <paramref name="x"/> of <paramref name="line"/>, given its raw height.</summary>
    public double Apply(double height, int line, int x) => height - Slope * x - _offsets[line];

    /// <summary>The same of pixels of a line that follow one another; NaN stays NaN.</summary>
    /// <param name="heights">Their raw heights.</param>
    /// <param name="line">The line.</param>
    /// <param name="firstX">Where the first of them stands.</param>
    /// <param name="flat">Takes the flattened heights, at least as many.</param>
    public void Apply(ReadOnlySpan<double> heights, int line, int firstX, Span<double> flat)
    {
        double offset = _offsets[line];
        for (int i = 0; i < heights.Length; i++)
        {
            flat[i] = heights[i] - Slope * (firstX + i) - offset;
        }
    }

    /// <summary>Nothing left to subtract: for heights that <see cref="Apply(double, int, int)"/> has flattened already.</summary>
    public LineFlattening Done() => new(0, Array.ConvertAll(_offsets, o => double.IsNaN(o) ? o : 0), Rounding);

    /// <exception cref="ScanException">
    /// The scan is too small, empty, one line again and again, or without any variation.
    /// </exception>
    public static LineFlattening Fit(Scan scan) => scan.Flattening;

    /// <summary>What <see cref="Fit"/> finds, the first time.</summary>
    internal static LineFlattening FitTo(Scan scan)
    {
        RefuseSmall(scan);
        var trends = new LineTrend[scan.Lines];
        Workers.RunLines(scan.Lines, scan.Width, (first, end) =>
        {
            for (int y = first; y < end; y++)
            {
                trends[y] = LineTrend.Measure(scan.Line(y));
            }
        });
        double[] slopes = [.. trends.Where(t => t.IsMeasured).Select(t => t.Slope)];
        double largest = trends.Aggregate(double.NaN, (l, t) => double.MaxNumber(l, t.Largest));
        RefuseEmpty(scan, slopes.Length, largest);
        double tilt = Order.Median(slopes);
        double rounding = LineTrend.RelativeRounding * (largest + Math.Abs(tilt) * scan.Width);
        return new LineFlattening(tilt, Offsets(scan, trends, tilt), rounding);
    }

    private static void RefuseSmall(Scan scan)
    {
        if (scan.Lines < MinimumLines)
        {
            throw new ScanException(
                ScanProblem.TooFewLines,
                $"the scan has {scan.Lines} line{(scan.Lines == 1 ? "" : "s")}; {MinimumLines} are needed");
        }
        if (scan.Width < MinimumWidth)
        {
            throw new ScanException(
                ScanProblem.TooFewColumns,
                $"the scan has {scan.Width} pixel{(scan.Width == 1 ? "" : "s")} a line; {MinimumWidth} are needed");
        }
    }

    private static void RefuseEmpty(Scan scan, int measured, double largest)
    {
        if (scan.RepeatsOneLine && measured > 0)
        {
            throw new ScanException(
                ScanProblem.RepeatedLines, $"the scan repeats one line {scan.Lines} times: the slow axis did not move");
        }
        if (double.IsNaN(largest))
        {
            throw new ScanException(ScanProblem.NoData, "the scan holds no data: every pixel is NaN");
        }
        if (measured == 0)
        {
            throw new ScanException(ScanProblem.Constant, "the scan is constant: along every line all heights are the same");
        }
        if (measured < MinimumLines)
        {
            throw new ScanException(
                ScanProblem.TooFewLines, $"only {measured} of {scan.Lines} lines were measured; {MinimumLines} are needed");
        }
    }

    private static double[] Offsets(Scan scan, LineTrend[] trends, double slope)
    {
        var offsets = new double[scan.Lines];
        Workers.RunLines(scan.Lines, scan.Width, (first, end) =>
        {
            using var scratch = new Scratch<double>(scan.Width);
            var buffer = scratch.Span;
            for (int y = first; y < end; y++)
            {
                int n = 0;
                if (trends[y].IsMeasured)
                {
                    var line = scan.Line(y);
                    for (int x = 0; x < line.Length; x++)
                    {
                        if (!double.IsNaN(line[x]))
                        {
                            buffer[n++] = line[x] - slope * x;
                        }
                    }
                }
                offsets[y] = n == 0 ? double.NaN : Order.Median(buffer[..n]);
            }
        });
        return offsets;
    }
}
