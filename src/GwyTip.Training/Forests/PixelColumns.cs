using GwyTip.Core;
using GwyTip.Training.Data;

namespace GwyTip.Training.Forests;

/// <summary>
/// Whole scans as a forest sees them: the scaled heights of the 128 × 128 image, each rounded to one of 256 levels so that a
/// split is found by counting. The validity channel is left out, as the paper's forest has none; what was not measured has height
/// 0.
/// </summary>
internal sealed class PixelColumns
{
    public const int Levels = 256;

    private readonly byte[] _levels;

    private PixelColumns(int scans, int pixels)
    {
        Scans = scans;
        Pixels = pixels;
        _levels = new byte[(long)scans * pixels];
    }

    public int Scans { get; }

    public int Pixels { get; }

    /// <summary>One pixel of every scan: a split reads only that.</summary>
    public ReadOnlySpan<byte> Of(int pixel) => _levels.AsSpan(pixel * Scans, Scans);

    /// <param name="scans">The scans, in the order of the columns.</param>
    public static PixelColumns FromScans(IReadOnlyList<FlattenedScan> scans) =>
        FromScans(
            scans.Count, Preprocessing.ImageSize * Preprocessing.ImageSize,
            i => Preprocessing.ToInput(scans[i].Image.Copy()).Values);

    /// <param name="scans">How many.</param>
    /// <param name="pixels">How many of the first values of a scan count.</param>
    /// <param name="heights">
    /// The values of a scan, −<see cref="RobustScaling.Limit"/> to <see cref="RobustScaling.Limit"/>.
    /// </param>
    public static PixelColumns FromScans(int scans, int pixels, Func<int, float[]> heights)
    {
        var columns = new PixelColumns(scans, pixels);
        Parallel.For(0, scans, i =>
        {
            float[] values = heights(i);
            for (int p = 0; p < pixels; p++)
            {
                columns._levels[p * scans + i] = LevelOf(values[p]);
            }
        });
        return columns;
    }

    private static byte LevelOf(float height) => (byte)Math.Clamp(
        (int)MathF.Round((height + RobustScaling.Limit) / (2 * RobustScaling.Limit) * (Levels - 1)), 0, Levels - 1);
}
