namespace GwyTip.Core;

/// <summary>
/// The lines of a scan that is still running, in the order in which they are measured. Lines are only ever added, so that a scan
/// taken from it stays as it is while more come. Not for several threads.
/// </summary>
/// <param name="width">Pixels a line, at least 1.</param>
/// <param name="expected">Lines the whole scan will have; 0 where unknown. More may come.</param>
public sealed class LineBuffer(int width, int expected = 0)
{
    /// <summary>Room is made for so many heights at first, 32 MB, whatever is expected: it is only said.</summary>
    private const int FirstHeights = 1 << 22;

    private double[] _heights = new double[Math.Max(
        (long)width * LineFlattening.MinimumLines, Math.Min((long)width * expected, FirstHeights))];

    /// <summary>Lines added so far.</summary>
    public int Count { get; private set; }

    /// <param name="lines">Heights of whole lines, one after the other; NaN marks a pixel that was not measured.</param>
    /// <exception cref="ArgumentException">These are not whole lines.</exception>
    /// <exception cref="InsufficientMemoryException">There is no room for so many.</exception>
    public void Add(ReadOnlySpan<double> lines)
    {
        if (lines.Length % width != 0)
        {
            throw new ArgumentException($"{lines.Length} heights do not make whole lines of {width} pixels", nameof(lines));
        }
        long used = (long)Count * width;
        if (used + lines.Length > _heights.Length)
        {
            Grow(used + lines.Length);
        }
        lines.CopyTo(_heights.AsSpan((int)used));
        Count += lines.Length / width;
    }

    /// <summary>The lines added so far, the first on top, and below them those still to come, not measured.</summary>
    /// <param name="metresPerPixel">Along both axes; 0 where unknown.</param>
    /// <param name="lines">Lines of the whole scan; where there are as many already, none are added.</param>
    /// <exception cref="InvalidOperationException">No line was added.</exception>
    public Scan ToScan(double metresPerPixel = 0, int lines = 0)
    {
        if (Count == 0)
        {
            throw new InvalidOperationException("no line was added");
        }
        double[] heights = _heights, empty = [];
        int count = Count;
        if (lines > count)
        {
            empty = new double[width];
            Array.Fill(empty, double.NaN);
        }
        return new Scan(width, Math.Max(count, lines), y => y < count ? heights.AsSpan(y * width, width) : empty)
        {
            MetresPerPixelX = metresPerPixel,
            MetresPerPixelY = metresPerPixel,
            Direction = ScanDirection.Down,
        };
    }

    private void Grow(long needed)
    {
        if (needed > Array.MaxLength)
        {
            throw new InsufficientMemoryException($"{needed} heights are more than fit into memory");
        }
        var larger = new double[Math.Min(Array.MaxLength, Math.Max(needed, 2L * _heights.Length))];
        _heights.AsSpan(0, Count * width).CopyTo(larger);
        _heights = larger;
    }
}
