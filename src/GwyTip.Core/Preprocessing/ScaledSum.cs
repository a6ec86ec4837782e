using System.Numerics;
using System.Runtime.InteropServices;

namespace GwyTip.Core;

/// <summary>Sums of rows of numbers, several numbers at a time.</summary>
internal static class ScaledSum
{
    /// <summary>Adds <paramref name="factor"/> times each of <paramref name="values"/> to those of a row as long.</summary>
    public static void Add<T>(Span<T> row, ReadOnlySpan<T> values, T factor)
        where T : INumber<T>
    {
        int x = 0;
        var factors = new Vector<T>(factor);
        for (; x <= row.Length - Vector<T>.Count; x += Vector<T>.Count)
        {
            (new Vector<T>(row[x..]) + factors * new Vector<T>(values[x..])).CopyTo(row[x..]);
        }
        for (; x < row.Length; x++)
        {
            row[x] += factor * values[x];
        }
    }

    /// <summary>
    /// A picture under a kernel that acts along x and along y; beyond the edge the outermost pixels go on.
    /// </summary>
    /// <param name="values">Columns × rows.</param>
    /// <param name="columns">Pixels a row.</param>
    /// <param name="kernel">An odd number of weights.</param>
    public static float[] Convolve(float[] values, int columns, float[] kernel)
    {
        int rows = values.Length / columns, reach = kernel.Length / 2;
        float[] both = new float[values.Length];
        // Beyond the edges the outermost pixels and rows again.
        using Scratch<float> row = new(columns + 2 * reach), picture = new((rows + 2 * reach) * columns);
        Span<float> padded = row.Span, along = picture.Span;
        for (int y = 0; y < rows; y++)
        {
            var line = values.AsSpan(y * columns, columns);
            padded[..reach].Fill(line[0]);
            line.CopyTo(padded[reach..]);
            padded[(reach + columns)..].Fill(line[^1]);
            Weigh(padded, 1, kernel, along.Slice((y + reach) * columns, columns));
        }
        for (int i = 0; i < reach; i++)
        {
            along.Slice(reach * columns, columns).CopyTo(along[(i * columns)..]);
            along.Slice((rows + reach - 1) * columns, columns).CopyTo(along[((rows + reach + i) * columns)..]);
        }
        for (int y = 0; y < rows; y++)
        {
            Weigh(along[(y * columns)..], columns, kernel, both.AsSpan(y * columns, columns));
        }
        return both;
    }

    /// <summary>Of each value the sum over the kernel's weights of those that follow it, so many apart.</summary>
    private static void Weigh(ReadOnlySpan<float> values, int apart, float[] kernel, Span<float> sums)
    {
        int x = 0;
        // What is read last lies within; checking each piece would take longer than the sum.
        ref float first = ref MemoryMarshal.GetReference(values[..((kernel.Length - 1) * apart + sums.Length)]);
        for (; x <= sums.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            var sum = Vector<float>.Zero;
            for (int i = 0; i < kernel.Length; i++)
            {
                sum += kernel[i] * Vector.LoadUnsafe(ref first, (nuint)(x + i * apart));
            }
            sum.CopyTo(sums[x..]);
        }
        for (; x < sums.Length; x++)
        {
            float sum = 0;
            for (int i = 0; i < kernel.Length; i++)
            {
                sum += kernel[i] * values[x + i * apart];
            }
            sums[x] = sum;
        }
    }
}
