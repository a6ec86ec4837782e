using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Training.Data;

namespace GwyTip.Study.Reports;

/// <summary>Scans as the networks see them, as pictures.</summary>
internal static class Thumbnail
{
    /// <summary>The preprocessed image: −1 black, 1 white.</summary>
    public static byte[] Draw(FlattenedScan scan)
    {
        float[] values = scan.Views(1);
        const int pixels = Preprocessing.ImageSize * Preprocessing.ImageSize;
        return GreyPngWriter.Encode([.. values.Take(pixels).Select(v => Grey((v + 1) / 2))], Preprocessing.ImageSize);
    }

    /// <summary>Any map, from its smallest value in black to its largest in white.</summary>
    public static byte[] Draw(ReadOnlySpan<float> map, int width)
    {
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        foreach (float v in map)
        {
            (low, high) = (Math.Min(low, v), Math.Max(high, v));
        }
        byte[] grey = new byte[map.Length];
        for (int i = 0; i < grey.Length; i++)
        {
            grey[i] = Grey(high > low ? (map[i] - low) / (high - low) : 0.5f);
        }
        return GreyPngWriter.Encode(grey, width);
    }

    private static byte Grey(float share) => (byte)Math.Round(255 * Math.Clamp(share, 0, 1));
}
