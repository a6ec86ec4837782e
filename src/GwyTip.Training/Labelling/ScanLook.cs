using System.Runtime.InteropServices;
using GwyTip.Core;

namespace GwyTip.Training.Labelling;

/// <summary>
/// What a scan looks like, in a few numbers: how much of the scaled image of <see cref="Preprocessing"/> changes over 1, 2, 4 …
/// 64 pixels, along and across the lines. Scans that look alike lie close together; nothing is learned.
/// </summary>
public static class ScanLook
{
    private static readonly int[] _steps = [1, 2, 4, 8, 16, 32, 64];

    /// <param name="image">Scaled; changed by nothing here.</param>
    /// <returns>Logarithms of the root mean square of the differences, along the lines first.</returns>
    public static float[] Compute(SquareImage image) =>
        [.. _steps.Select(s => Change(image, s, 0)), .. _steps.Select(s => Change(image, 0, s))];

    /// <summary>Euclidean distance of two looks, 0 or more.</summary>
    public static double Distance(float[] a, float[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (double)(a[i] - b[i]);
        }
        return Math.Sqrt(sum);
    }

    /// <summary>The scan that looks most like one of several others.</summary>
    /// <returns>Null: nobody knows what they look like.</returns>
    internal static long? Nearest(IEnumerable<long> scans, IReadOnlyList<long> others, IReadOnlyDictionary<long, float[]> looks)
    {
        float[][] alike = [.. others.Where(looks.ContainsKey).Select(o => looks[o])];
        long[] known = [.. scans.Where(looks.ContainsKey)];
        return alike.Length == 0 || known.Length == 0 ? null : known.MinBy(s => alike.Min(a => Distance(looks[s], a)));
    }

    internal static byte[] ToBytes(float[] look) => MemoryMarshal.AsBytes<float>(look).ToArray();

    internal static float[] FromBytes(byte[] bytes) => MemoryMarshal.Cast<byte, float>(bytes).ToArray();

    private static float Change(SquareImage image, int right, int down)
    {
        double sum = 0;
        int count = 0;
        for (int y = 0; y + down < image.Size; y++)
        {
            for (int x = 0; x + right < image.Size; x++)
            {
                int from = y * image.Size + x, to = (y + down) * image.Size + x + right;
                if (image.Validity[from] > 0 && image.Validity[to] > 0)
                {
                    double d = image.Heights[to] - image.Heights[from];
                    sum += d * d;
                    count++;
                }
            }
        }
        return (float)Math.Log(1e-3 + (count > 0 ? Math.Sqrt(sum / count) : 0));
    }
}
