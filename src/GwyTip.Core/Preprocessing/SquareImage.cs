namespace GwyTip.Core;

/// <summary>
/// A flattened scan on a square grid: its true aspect kept (pixels count as square where their size is unknown), padded at the
/// bottom or at the right, with a validity channel. Heights are still in the scan's unit.
/// </summary>
public sealed class SquareImage
{
    /// <summary>A grid square takes part if at least this share of it was measured.</summary>
    private const float LeastMeasured = 1e-3f;

    public SquareImage(int size)
    {
        Size = size;
        Heights = new float[size * size];
        Validity = new float[size * size];
    }

    /// <summary>Pixels along each side.</summary>
    public int Size { get; }

    /// <summary>Flattened heights, row by row; 0 where nothing was measured.</summary>
    public float[] Heights { get; }

    /// <summary>Share of each pixel that was measured, 0..1.</summary>
    public float[] Validity { get; }

    /// <summary>Differences of height up to this are rounding, not topography.</summary>
    public float Rounding { get; init; }

    /// <summary>A copy that can be scaled without touching this one.</summary>
    public SquareImage Copy()
    {
        var copy = new SquareImage(Size) { Rounding = Rounding };
        Heights.CopyTo(copy.Heights, 0);
        Validity.CopyTo(copy.Validity, 0);
        return copy;
    }

    /// <summary>Resamples a whole scan: area averaging when shrinking, bilinear when enlarging.</summary>
    public static SquareImage Resample(Scan scan, LineFlattening flattening, int size) =>
        Resample(scan, flattening, size, ScanWindow.Whole(scan));

    /// <summary>Resamples a part of a scan, which lies within it.</summary>
    public static SquareImage Resample(Scan scan, LineFlattening flattening, int size, ScanWindow window)
    {
        var (columns, rows) = Extent(scan, window, size);
        var across = AxisWeights.Between(window.Width, columns);
        var down = AxisWeights.Between(window.Lines, rows);
        var sums = new double[size * size];
        var weights = new double[size * size];
        var lineSum = new double[columns];
        var lineWeight = new double[columns];
        for (int y = window.Y; y < window.Y + window.Lines; y++)
        {
            if (!flattening.IsMeasured(y))
            {
                continue;
            }
            ResampleLine(scan.Line(y).Slice(window.X, window.Width), flattening, y, window.X, across, lineSum, lineWeight);
            foreach (var (row, weight) in down.Of(y - window.Y))
            {
                for (int x = 0; x < columns; x++)
                {
                    sums[row * size + x] += weight * lineSum[x];
                    weights[row * size + x] += weight * lineWeight[x];
                }
            }
        }
        var image = new SquareImage(size) { Rounding = (float)flattening.Rounding };
        for (int i = 0; i < sums.Length; i++)
        {
            if (weights[i] > LeastMeasured)
            {
                image.Heights[i] = (float)(sums[i] / weights[i]);
                image.Validity[i] = (float)Math.Min(1, weights[i]);
            }
        }
        return image;
    }

    /// <summary>The part of the square that the window fills.</summary>
    internal static (int Columns, int Rows) Extent(Scan scan, ScanWindow window, int size)
    {
        double ratio = scan.MetresPerPixelX > 0 && scan.MetresPerPixelY > 0 ? scan.MetresPerPixelY / scan.MetresPerPixelX : 1;
        double width = window.Width, height = window.Lines * (double.IsFinite(ratio) ? ratio : 1),
            longer = Math.Max(width, height);
        return (Math.Max(1, (int)Math.Round(size * width / longer)), Math.Max(1, (int)Math.Round(size * height / longer)));
    }

    private static void ResampleLine(
        ReadOnlySpan<double> line, LineFlattening flattening, int y, int firstX, AxisWeights across, double[] sum,
        double[] weight)
    {
        Array.Clear(sum);
        Array.Clear(weight);
        for (int x = 0; x < line.Length; x++)
        {
            if (double.IsNaN(line[x]))
            {
                continue;
            }
            double h = flattening.Apply(line[x], y, firstX + x);
            foreach (var (column, w) in across.Of(x))
            {
                sum[column] += w * h;
                weight[column] += w;
            }
        }
    }
}
