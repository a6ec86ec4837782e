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
        var down = AxisWeights.Between(window.Lines, rows);
        using Scratch<double> heights = new(size * size), measured = new(size * size);
        Span<double> sums = heights.Span, weights = measured.Span;
        sums.Clear();
        weights.Clear();
        var line = new ResampledLine(window.Width, columns);
        for (int y = window.Y; y < window.Y + window.Lines; y++)
        {
            if (!flattening.IsMeasured(y))
            {
                continue;
            }
            line.Take(scan.Line(y).Slice(window.X, window.Width), flattening, y, window.X);
            foreach (var (row, weight) in down.Of(y - window.Y))
            {
                ScaledSum.Add(sums.Slice(row * size, columns), line.Sums, weight);
                ScaledSum.Add(weights.Slice(row * size, columns), line.Weights, weight);
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

    /// <summary>One line at a time on the pixels of the square: sums of heights, and of what was measured of each.</summary>
    private sealed class ResampledLine(int width, int columns)
    {
        private readonly AxisWeights _across = AxisWeights.Between(width, columns);
        private readonly double[] _heights = new double[width], _measured = new double[width];
        private readonly double[] _sums = new double[columns], _weights = new double[columns];
        private bool _isWhole;

        public ReadOnlySpan<double> Sums => _sums;

        public ReadOnlySpan<double> Weights => _weights;

        /// <param name="line">Heights, NaN where not measured.</param>
        /// <param name="flattening">Of the scan.</param>
        /// <param name="y">Which line of it.</param>
        /// <param name="firstX">Which pixel of it comes first.</param>
        public void Take(ReadOnlySpan<double> line, LineFlattening flattening, int y, int firstX)
        {
            flattening.Apply(line, y, firstX, _heights);
            int missing = 0;
            foreach (double height in _heights)
            {
                missing += double.IsNaN(height) ? 1 : 0;
            }
            // Most lines are whole, and the same as the one before.
            if (missing > 0 || !_isWhole)
            {
                for (int x = 0; x < _heights.Length; x++)
                {
                    bool measured = !double.IsNaN(_heights[x]);
                    _heights[x] = measured ? _heights[x] : 0;
                    _measured[x] = measured ? 1 : 0;
                }
                _across.Sum<double>(_measured, _weights);
            }
            _isWhole = missing == 0;
            _across.Sum<double>(_heights, _sums);
        }
    }
}
