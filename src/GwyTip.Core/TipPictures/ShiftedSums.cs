using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GwyTip.Core;

/// <summary>
/// A picture summed over all of its shifts: of each vector d within reach Σ h(r) h(r + d) and Σ h²(r) h(r + d), h being the
/// heights.
/// </summary>
internal sealed class ShiftedSums
{
    /// <summary>Numbers whose two sums a processor holds in registers while it goes along a row of the picture.</summary>
    private static readonly int Block = 4 * Vector<float>.Count;

    private readonly float[] _framed, _ofHeights, _ofSquares;
    private readonly int _framedColumns, _stride;

    /// <param name="heights">Columns × rows; those that are 0 cost nothing.</param>
    /// <param name="columns">Pixels a row.</param>
    /// <param name="reach">The longest vector, along each axis.</param>
    public ShiftedSums(float[] heights, int columns, int reach)
    {
        int rows = heights.Length / columns;
        Size = 2 * reach + 1;
        _stride = (Size + Block - 1) / Block * Block;
        (_ofHeights, _ofSquares) = (new float[Size * _stride], new float[Size * _stride]);
        // A margin of zeros: no vector has to ask whether it ends within. What a last block reads beyond it is summed for nobody.
        _framedColumns = columns + 2 * reach;
        _framed = new float[_framedColumns * (rows + 2 * reach) + _stride];
        var pixels = new Pixel[rows][];
        for (int y = 0; y < rows; y++)
        {
            var row = heights.AsSpan(y * columns, columns);
            row.CopyTo(_framed.AsSpan((y + reach) * _framedColumns + reach));
            pixels[y] = StandingOut(row);
        }
        Workers.RunLines(Size, pixels.Sum(p => p.Length), (first, end) => Add(pixels, first, end));
    }

    /// <summary>Vectors along each axis, the one to the upper left first.</summary>
    public int Size { get; }

    /// <summary>Σ h(r) h(r + d) of the vectors of one row.</summary>
    public ReadOnlySpan<float> OfHeights(int row) => _ofHeights.AsSpan(row * _stride, Size);

    /// <summary>Σ h²(r) h(r + d) of the vectors of one row.</summary>
    public ReadOnlySpan<float> OfSquares(int row) => _ofSquares.AsSpan(row * _stride, Size);

    private static Pixel[] StandingOut(ReadOnlySpan<float> row)
    {
        var pixels = new List<Pixel>();
        for (int x = 0; x < row.Length; x++)
        {
            if (row[x] != 0)
            {
                pixels.Add(new Pixel(x, row[x], row[x] * row[x]));
            }
        }
        return [.. pixels];
    }

    /// <summary>
    /// Of some rows of vectors. Each sum takes the pixels in their order, whoever does the work: the bits are the same.
    /// </summary>
    private void Add(Pixel[][] pixels, int first, int end)
    {
        for (int y = 0; y < pixels.Length; y++)
        {
            for (int v = first; v < end; v++)
            {
                for (int u = 0; u < _stride; u += Block)
                {
                    Add(pixels[y], _framed.AsSpan((y + v) * _framedColumns + u), v * _stride + u);
                }
            }
        }
    }

    private void Add(Pixel[] pixels, ReadOnlySpan<float> there, int sum)
    {
        if (pixels.Length == 0)
        {
            return;
        }
        int one = Vector<float>.Count, two = 2 * one, three = 3 * one;
        Span<float> heights = _ofHeights.AsSpan(sum, Block), squares = _ofSquares.AsSpan(sum, Block);
        Vector<float> h0 = new(heights), h1 = new(heights[one..]), h2 = new(heights[two..]), h3 = new(heights[three..]);
        Vector<float> s0 = new(squares), s1 = new(squares[one..]), s2 = new(squares[two..]), s3 = new(squares[three..]);
        // What is read last lies within; checking each piece would take longer than the sums.
        ref float origin = ref MemoryMarshal.GetReference(there[..(pixels[^1].X + Block)]);
        foreach (var pixel in pixels)
        {
            ref float at = ref Unsafe.Add(ref origin, pixel.X);
            Vector<float> height = new(pixel.Height), square = new(pixel.Square);
            Vector<float> t0 = Vector.LoadUnsafe(ref at), t1 = Vector.LoadUnsafe(ref at, (nuint)one);
            Vector<float> t2 = Vector.LoadUnsafe(ref at, (nuint)two), t3 = Vector.LoadUnsafe(ref at, (nuint)three);
            h0 += height * t0;
            s0 += square * t0;
            h1 += height * t1;
            s1 += square * t1;
            h2 += height * t2;
            s2 += square * t2;
            h3 += height * t3;
            s3 += square * t3;
        }
        h0.CopyTo(heights);
        h1.CopyTo(heights[one..]);
        h2.CopyTo(heights[two..]);
        h3.CopyTo(heights[three..]);
        s0.CopyTo(squares);
        s1.CopyTo(squares[one..]);
        s2.CopyTo(squares[two..]);
        s3.CopyTo(squares[three..]);
    }

    /// <summary>One that is not 0.</summary>
    private readonly record struct Pixel(int X, float Height, float Square);
}
