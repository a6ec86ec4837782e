namespace GwyTip.Core;

/// <summary>
/// How a picture of things on a dark ground resembles itself a vector away. h being the heights, <see cref="Plain"/> is
/// Σ h(r) h(r + d) over Σ h², and <see cref="Skewed"/> is Σ (h²(r) h(r + d) − h(r) h²(r + d)) over Σ h³.
/// </summary>
/// <remarks>
/// Where a ghost as high as a share a of each thing stands beside it, the skewed one has a − a² at the vector from thing to
/// ghost and the opposite at the other end. What stands beside a thing by nature is as high as the thing itself, or as often
/// on the other side: then it is 0.
/// </remarks>
internal sealed class SelfCorrelation
{
    private readonly int _reach;

    private SelfCorrelation(int reach, float[] plain, float[] skewed) => (_reach, Plain, Skewed) = (reach, plain, skewed);

    /// <summary>Of the vectors row by row, the upper left one first; Size × Size.</summary>
    public float[] Plain { get; }

    /// <summary>The same of the skewed one.</summary>
    public float[] Skewed { get; }

    /// <summary>Vectors along each side.</summary>
    public int Size => 2 * _reach + 1;

    /// <param name="heights">Columns × rows, none negative; most are 0, and cost nothing.</param>
    /// <param name="columns">Pixels a row.</param>
    /// <param name="reach">The longest vector, along each axis.</param>
    public static SelfCorrelation Compute(float[] heights, int columns, int reach)
    {
        var sums = new ShiftedSums(heights, columns, reach);
        int size = sums.Size;
        double squares = 0, cubes = 0;
        foreach (float h in heights)
        {
            squares += h * h;
            cubes += h * h * h;
        }
        float[] plain = new float[size * size], skewed = new float[size * size];
        for (int v = 0; v < size; v++)
        {
            ReadOnlySpan<float> cubic = sums.OfSquares(v), opposite = sums.OfSquares(size - 1 - v);
            for (int u = 0; u < size; u++)
            {
                skewed[v * size + u] = cubes > 0 ? (float)((cubic[u] - opposite[size - 1 - u]) / cubes) : 0;
                plain[v * size + u] = squares > 0 ? (float)(sums.OfHeights(v)[u] / squares) : 0;
            }
        }
        return new SelfCorrelation(reach, plain, skewed);
    }

    /// <summary>
    /// Peaks of one of the two, the highest first, farther from the middle than so many pixels and within reach.
    /// </summary>
    /// <param name="values"><see cref="Plain"/> or <see cref="Skewed"/>.</param>
    /// <param name="nearest">Pixels.</param>
    /// <param name="half">Of a vector and its opposite only one.</param>
    public IReadOnlyList<(int X, int Y, float Height)> Peaks(float[] values, double nearest, bool half = false)
    {
        var peaks = new List<(int X, int Y, float Height)>();
        // Single pixels are noise.
        float[] smooth = ScaledSum.Convolve(values, Size, Kernel);
        for (int y = half ? _reach : 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                int u = x - _reach, v = y - _reach;
                if (IsBetween(u, v, nearest) && !(half && v == 0 && u <= 0) && IsHighest(smooth, x, y))
                {
                    peaks.Add((u, v, smooth[y * Size + x]));
                }
            }
        }
        return [.. peaks.OrderByDescending(p => p.Height)];
    }

    /// <summary>The values of one of the two farther from the middle than so many pixels, within reach.</summary>
    public IEnumerable<float> Far(float[] values, double nearest)
    {
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                if (IsBetween(x - _reach, y - _reach, nearest))
                {
                    yield return values[y * Size + x];
                }
            }
        }
    }

    public float At(float[] values, int x, int y) => values[(y + _reach) * Size + x + _reach];

    /// <summary>Of a vector between those of pixels; beyond reach that of the edge.</summary>
    public double Between(float[] values, double x, double y) => Bilinear.At(values, Size, x + _reach, y + _reach);

    /// <summary>A Gaussian of 0.7 pixels.</summary>
    private static readonly float[] Kernel = [0.0096f, 0.2054f, 0.57f, 0.2054f, 0.0096f];

    private bool IsBetween(int x, int y, double nearest)
    {
        double square = (double)x * x + (double)y * y;
        return square > nearest * nearest && square <= (double)_reach * _reach;
    }

    private bool IsHighest(float[] values, int x, int y)
    {
        float height = values[y * Size + x];
        for (int v = Math.Max(0, y - 2); v <= Math.Min(Size - 1, y + 2); v++)
        {
            for (int u = Math.Max(0, x - 2); u <= Math.Min(Size - 1, x + 2); u++)
            {
                if (values[v * Size + u] > height)
                {
                    return false;
                }
            }
        }
        return true;
    }
}
