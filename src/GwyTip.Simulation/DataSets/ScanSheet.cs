using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Simulation;

/// <summary>Many scans in one grey picture, flattened as for judging, row by row.</summary>
public static class ScanSheet
{
    private const int Tile = 128;
    private const int Gap = 4;

    /// <param name="path">The PNG to write.</param>
    /// <param name="rows">The scans of each row; those that cannot be judged stay black.</param>
    /// <exception cref="ScanFileException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<IReadOnlyList<Scan>> rows)
    {
        int columns = Math.Max(1, rows.Max(r => r.Count)), width = columns * (Tile + Gap);
        var picture = new ushort[width * rows.Count * (Tile + Gap)];
        for (int r = 0; r < rows.Count; r++)
        {
            for (int c = 0; c < rows[r].Count; c++)
            {
                Draw(rows[r][c], picture.AsSpan(r * (Tile + Gap) * width + c * (Tile + Gap)), width);
            }
        }
        GreyPngWriter.Write(path, picture, width, 8);
    }

    private static void Draw(Scan scan, Span<ushort> picture, int stride)
    {
        float[] values;
        try
        {
            values = Preprocessing.Compute(scan, [Preprocessing.Image])[Preprocessing.Image].Values;
        }
        catch (ScanException)
        {
            return;
        }
        int pixels = Preprocessing.ImageSize * Preprocessing.ImageSize;
        for (int i = 0; i < pixels; i++)
        {
            if (values[pixels + i] > 0)
            {
                picture[i / Tile * stride + i % Tile] = (ushort)Math.Clamp(127.5 * (values[i] + 1), 0, 255);
            }
        }
    }
}
