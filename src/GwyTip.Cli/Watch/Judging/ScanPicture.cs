using GwyTip.Core;

namespace GwyTip.Cli.Watch;

/// <summary>
/// A small grey picture of a scan as the networks see it: flattened, scaled, its aspect kept; black where not measured.
/// </summary>
internal static class ScanPicture
{
    public const int Size = Preprocessing.ImageSize;

    /// <returns>Grey values, row by row, <see cref="Size"/> × <see cref="Size"/>; null where the scan shows nothing.</returns>
    public static byte[]? Draw(Scan scan)
    {
        SquareImage image;
        try
        {
            image = Preprocessing.ScaledImage(scan);
        }
        catch (ScanException)
        {
            return null;
        }
        var grey = new byte[Size * Size];
        for (int i = 0; i < grey.Length; i++)
        {
            grey[i] = image.Validity[i] > 0 ? (byte)Math.Clamp(144 + 111 * image.Heights[i], 24, 255) : (byte)0;
        }
        return grey;
    }
}
