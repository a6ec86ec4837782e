namespace GwyTip.Core;

/// <summary>
/// Flattening line by line along x, as the paper does: what is subtracted from each line. The tilt along x is the scan's
/// (the median of its lines' slopes), the offset the line's own median, so that one step or one spike in a line
/// neither bends nor lifts it.
/// </summary>
public sealed class LineFlattening
{
    /// <summary>Fewer measured lines than these are no scan.</summary>
    public const int MinimumLines = 16;

    /// <summary>Fewer pixels a line than these are no scan.</summary>
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
        var slopes = new List<double>(scan.Lines);
        var varied = new bool[scan.Lines];
        double largest = double.NaN;
        for (int y = 0; y < scan.Lines; y++)
        {
            var line = LineTrend.Measure(scan.Line(y));
            largest = double.MaxNumber(largest, line.Largest);
            varied[y] = line.IsMeasured;
            if (varied[y])
            {
                slopes.Add(line.Slope);
            }
        }
        RefuseEmpty(scan, slopes.Count, largest);
        double tilt = Order.Median(slopes.ToArray());
        double rounding = LineTrend.RelativeRounding * (largest + Math.Abs(tilt) * scan.Width);
        return new LineFlattening(tilt, Offsets(scan, varied, tilt), rounding);
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

    private static double[] Offsets(Scan scan, bool[] varied, double slope)
    {
        var offsets = new double[scan.Lines];
        var buffer = new double[scan.Width];
        for (int y = 0; y < scan.Lines; y++)
        {
            int n = 0;
            if (varied[y])
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
            offsets[y] = n == 0 ? double.NaN : Order.Median(buffer.AsSpan(0, n));
        }
        return offsets;
    }
}
