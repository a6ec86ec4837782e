using System.Numerics;

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
        float[] along = new float[values.Length], both = new float[values.Length];
        float[] padded = new float[columns + 2 * reach];
        for (int y = 0; y < rows; y++)
        {
            var row = values.AsSpan(y * columns, columns);
            padded.AsSpan(0, reach).Fill(row[0]);
            row.CopyTo(padded.AsSpan(reach));
            padded.AsSpan(reach + columns).Fill(row[^1]);
            for (int i = 0; i < kernel.Length; i++)
            {
                Add(along.AsSpan(y * columns, columns), padded.AsSpan(i, columns), kernel[i]);
            }
        }
        for (int y = 0; y < rows; y++)
        {
            for (int i = 0; i < kernel.Length; i++)
            {
                int from = Math.Clamp(y + i - reach, 0, rows - 1);
                Add(both.AsSpan(y * columns, columns), along.AsSpan(from * columns, columns), kernel[i]);
            }
        }
        return both;
    }
}
