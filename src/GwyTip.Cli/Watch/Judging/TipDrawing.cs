using GwyTip.Core;

namespace GwyTip.Cli.Watch;

/// <summary>A picture of the tip in grey, the near plane and below it the wide one, as the page shows them.</summary>
internal static class TipDrawing
{
    /// <summary>What is drawn black and white, over the adsorbate's height: a shadow is darker than the terrace.</summary>
    private const float Black = -0.3f, White = 1.05f;

    /// <returns>
    /// Grey values, row by row, <see cref="TipPicture.Size"/> × 2 <see cref="TipPicture.Size"/>.
    /// </returns>
    public static byte[] Draw(TipPicture picture) =>
    [
        .. picture.Near.Median.Concat(picture.Wide.Median)
            .Select(height => (byte)Math.Clamp(255 * (height - Black) / (White - Black), 0, 255)),
    ];
}
