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

    private LineFlattening(double slope, double[] offsets)
    {
        Slope = slope;
        _offsets = offsets;
    }

    /// <summary>Height a pixel along x that is subtracted from every line.</summary>
    public double Slope { get; }

    /// <summary>Measured lines.</summary>
    public int MeasuredLines => _offsets.Count(double.IsFinite);

    /// <summary>Whether a line was measured. One whose pixels are all NaN or all the same was not: a real line has noise.</summary>
    public bool IsMeasured(int line) => !double.IsNaN(_offsets[line]);

    /// <summary>The flattened height of pixel <paramref name="x"/> of <paramref name="line"/>, given its raw height.</summary>
    public double Apply(double height, int line, int x) => height - Slope * x - _offsets[line];

    /// <exception cref="ScanException">The scan is too small, empty, infinite somewhere or without any variation.</exception>
    public static LineFlattening Of(Scan scan)
    {
        RefuseSmall(scan);
        var slopes = new List<double>(scan.Lines);
        var varied = new bool[scan.Lines];
        bool anyNumber = false;
        for (int y = 0; y < scan.Lines; y++)
        {
            var line = scan.Line(y);
            RefuseInfinite(line, y);
            (bool finite, varied[y], double slope) = Examine(line);
            anyNumber |= finite;
            if (varied[y])
            {
                slopes.Add(slope);
            }
        }
        if (!anyNumber)
        {
            throw new ScanException(ScanProblem.NoData, "the scan holds no data: every pixel is NaN");
        }
        if (slopes.Count == 0)
        {
            throw new ScanException(ScanProblem.Constant, "the scan is constant: along every line all heights are the same");
        }
        if (slopes.Count < MinimumLines)
        {
            throw new ScanException(
                ScanProblem.TooFewLines, $"only {slopes.Count} of {scan.Lines} lines were measured; {MinimumLines} are needed");
        }
        double tilt = Order.Median(slopes.ToArray());
        return new LineFlattening(tilt, Offsets(scan, varied, tilt));
    }

    private static void RefuseSmall(Scan scan)
    {
        if (scan.Lines < MinimumLines)
        {
            throw new ScanException(
                ScanProblem.TooFewLines, $"the scan has {scan.Lines} line{(scan.Lines == 1 ? "" : "s")}; {MinimumLines} are needed");
        }
        if (scan.Width < MinimumWidth)
        {
            throw new ScanException(
                ScanProblem.TooFewColumns,
                $"the scan has {scan.Width} pixel{(scan.Width == 1 ? "" : "s")} a line; {MinimumWidth} are needed");
        }
    }

    private static void RefuseInfinite(ReadOnlySpan<double> line, int y)
    {
        for (int x = 0; x < line.Length; x++)
        {
            if (double.IsInfinity(line[x]))
            {
                throw new ScanException(ScanProblem.Infinite, $"the scan has an infinite height, first at line {y}, pixel {x}");
            }
        }
    }

    /// <summary>Whether the line holds numbers, whether they differ, and the least-squares slope through them.</summary>
    private static (bool Finite, bool Varied, double Slope) Examine(ReadOnlySpan<double> line)
    {
        int n = 0;
        double first = double.NaN, sumX = 0, sumH = 0;
        bool varied = false;
        for (int x = 0; x < line.Length; x++)
        {
            double h = line[x];
            if (double.IsNaN(h))
            {
                continue;
            }
            first = n == 0 ? h : first;
            varied |= h != first;
            n++;
            sumX += x;
            sumH += h - first;
        }
        if (!varied)
        {
            return (n > 0, false, 0);
        }
        double meanX = sumX / n, meanH = sumH / n, xx = 0, xh = 0;
        for (int x = 0; x < line.Length; x++)
        {
            double h = line[x];
            if (!double.IsNaN(h))
            {
                xx += (x - meanX) * (x - meanX);
                xh += (x - meanX) * (h - first - meanH);
            }
        }
        return (true, true, xh / xx);
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
