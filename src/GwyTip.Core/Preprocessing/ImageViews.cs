namespace GwyTip.Core;

/// <summary>A rectangle of a scan.</summary>
/// <param name="X">First pixel of its lines.</param>
/// <param name="Y">First line.</param>
/// <param name="Width">Pixels a line, at least 1.</param>
/// <param name="Lines">Lines, at least 1.</param>
public readonly record struct ScanWindow(int X, int Y, int Width, int Lines)
{
    /// <summary>All of a scan.</summary>
    public static ScanWindow Whole(Scan scan) => new(0, 0, scan.Width, scan.Lines);
}

/// <summary>
/// The views of a scan that an image network looks at before it says something: the whole scan, and where a bundle asks for them
/// its four corners, each four fifths of the sides. The mean of what it says of them errs less than what it says of the whole
/// alone: the corners show the same tip at a finer scale (at 128 pixels dimers are lost above 25 nm), and the networks are
/// trained on such crops.
/// </summary>
public static class ImageViews
{
    /// <summary>How many views a bundle may ask for: the whole, or the whole and the corners.</summary>
    public static IReadOnlyList<int> Counts { get; } = [1, 5];

    /// <summary>Side of a corner's view over the scan's.</summary>
    private const double CornerShare = 0.8;

    /// <param name="scan">The scan.</param>
    /// <param name="flattening">
    /// Its flattening, which knows the measured lines: the corners are those of the measured part.
    /// </param>
    /// <param name="views">One of <see cref="Counts"/>.</param>
    /// <returns>The whole scan, then the corners from the top left, line by line.</returns>
    public static IReadOnlyList<ScanWindow> Windows(Scan scan, LineFlattening flattening, int views)
    {
        var whole = ScanWindow.Whole(scan);
        if (views == 1)
        {
            return [whole];
        }
        var (first, end) = MeasuredLines.Between(scan.Lines, flattening.IsMeasured);
        int width = Share(scan.Width), lines = Share(end - first);
        int right = scan.Width - width, bottom = end - lines;
        return [whole, new(0, first, width, lines), new(right, first, width, lines), new(0, bottom, width, lines),
            new(right, bottom, width, lines)];
    }

    /// <summary>The mean over the views of each scan.</summary>
    /// <param name="confidences">scans × views rows.</param>
    /// <param name="views">Rows a scan.</param>
    /// <returns>One row a scan.</returns>
    public static double[][] Mean(double[][] confidences, int views)
    {
        if (views == 1)
        {
            return confidences;
        }
        double[][] means = new double[confidences.Length / views][];
        for (int i = 0; i < means.Length; i++)
        {
            double[] mean = new double[confidences[i * views].Length];
            for (int view = 0; view < views; view++)
            {
                for (int s = 0; s < mean.Length; s++)
                {
                    mean[s] += confidences[i * views + view][s] / views;
                }
            }
            means[i] = mean;
        }
        return means;
    }

    private static int Share(int length) => Math.Max(1, (int)Math.Round(CornerShare * length));
}
