using System.Runtime.InteropServices;
using GwyTip.Core;

namespace GwyTip.Benchmarks;

/// <summary>Heights to measure with.</summary>
internal static class Field
{
    /// <summary>A file of doubles, row by row, as many as a square has.</summary>
    public static double[] Read(string path, int side)
    {
        double[] heights = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(path)).ToArray();
        return heights.Length == side * side
            ? heights
            : throw new ArgumentException($"{path} holds {heights.Length} heights, not {side} × {side}");
    }

    public static Scan Waves(int side)
    {
        var random = new Random(1);
        return new Scan(
            [.. Enumerable.Range(0, side * side).Select(i => Math.Sin(i % side / 5.0) + Math.Sin(i / side / 7.0)
                + 0.1 * random.NextDouble())],
            side, side);
    }
}
