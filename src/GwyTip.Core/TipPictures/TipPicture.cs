namespace GwyTip.Core;

/// <summary>
/// A picture of the tip, taken from the scan: what its adsorbates have in common. Each is cut out in units of their width; the
/// pixelwise median and quartiles of the cuts are what all share, which is the tip, while their arrangement differs and drops
/// out.
/// </summary>
/// <param name="Near">Median, lower and upper quartile, up to <see cref="NearReach"/> widths from the middle.</param>
/// <param name="Wide">The same up to <see cref="WideReach"/> widths: ghosts lie there.</param>
/// <param name="Upper">The near median of the adsorbates in the upper half of the scan; null: fewer than two.</param>
/// <param name="Lower">The same of the lower half.</param>
/// <param name="Count">Adsorbates that it was taken from.</param>
/// <param name="Polarity">1: they stand up, −1: they are depressions; pictures show either upright.</param>
/// <param name="Prominence">Height of the highest over the scatter of all heights.</param>
/// <param name="WidthPixels">Full width at half height, in pixels of the scan along x.</param>
/// <param name="WidthShare">The same over the scan's width.</param>
/// <param name="WidthMetres">The same in metres; 0: the size of a pixel is not known.</param>
public sealed record TipPicture(
    TipPlanes Near, TipPlanes Wide, float[]? Upper, float[]? Lower, int Count, int Polarity, double Prominence,
    double WidthPixels, double WidthShare, double WidthMetres)
{
    /// <summary>Pixels along each side of a plane, the middle of the adsorbate in the middle.</summary>
    public const int Size = 33;

    /// <summary>Fewer adsorbates than these show themselves rather than the tip.</summary>
    public const int LeastAdsorbates = 3;

    /// <summary>Widths from the middle of a plane to its edge.</summary>
    public const double NearReach = 2.3, WideReach = 6;

    /// <summary>
    /// Planes of the input of networks: three near and what of them is one-sided, the same of the wide ones, upper and lower,
    /// four numbers.
    /// </summary>
    public const int InputPlanes = 14;

    private const int UpperPlane = 8;

    /// <summary>Heights over the adsorbate's own; beyond is no more a sign than this.</summary>
    internal const float Limit = 1.5f;

    /// <summary>Where they are in the raster of the scan.</summary>
    internal IReadOnlyList<Adsorbate> Places { get; private init; } = [];

    /// <summary>What its adsorbates have beside them if they stand in pairs; null: they do not.</summary>
    public TipTwin? Twin { get; init; }

    /// <summary>Whether it shows the tip, not one odd adsorbate.</summary>
    public bool ShowsTip => Count >= LeastAdsorbates;

    /// <returns>Null where there is no adsorbate at all. Its planes are not to be changed.</returns>
    public static TipPicture? Take(Scan scan, LineFlattening flattening) =>
        scan.IsOwn(flattening) ? scan.Tip : TakeAnew(scan, flattening);

    internal static TipPicture? TakeAnew(Scan scan, LineFlattening flattening)
    {
        var raster = FlatRaster.Take(scan, flattening);
        var found = Adsorbates.Find(raster);
        if (found.Places.Count == 0)
        {
            return null;
        }
        float[] upright = raster.Upright(found.Polarity);
        float[] fine = raster.Smooth(upright, Math.Max(0.4, 0.08 * found.Width));
        float[] coarse = raster.Smooth(fine, 0.2 * found.Width);
        var upper = found.Places.Where(p => p.Y < (raster.Rows - 1) / 2.0).ToList();
        var lower = found.Places.Where(p => p.Y >= (raster.Rows - 1) / 2.0).ToList();
        double pixels = found.Width * raster.PixelsPerColumn;
        return new TipPicture(
            Planes(fine, found.Places, NearReach), Planes(coarse, found.Places, WideReach),
            upper.Count > 1 ? Planes(fine, upper, NearReach).Median : null,
            lower.Count > 1 ? Planes(fine, lower, NearReach).Median : null,
            found.Places.Count, found.Polarity, found.Prominence, pixels, found.Width / raster.Columns,
            pixels * scan.MetresPerPixelX)
        {
            Places = found.Places,
            Twin = TipTwin.Find(found.Peaks, found.Width, raster.Columns, raster.Rows),
        };

        TipPlanes Planes(float[] heights, IReadOnlyList<Adsorbate> places, double reach) =>
            TipPlanes.Cut(raster, heights, places, reach * found.Width);
    }

    /// <summary>
    /// As networks take it: <see cref="InputPlanes"/> planes of <see cref="Size"/> × <see cref="Size"/>; the numbers (logarithm
    /// of the count, share of the width, logarithm of the prominence, polarity) fill a plane each. Without an adsorbate all is 0.
    /// </summary>
    public static float[] ToInput(TipPicture? picture)
    {
        var input = new float[InputPlanes * Size * Size];
        if (picture is null)
        {
            return input;
        }
        float[]?[] planes = [picture.Near.Median, picture.Near.Low, picture.Near.High, Amplified(picture.Near.OneSided()),
            picture.Wide.Median, picture.Wide.Low, picture.Wide.High, Amplified(picture.Wide.OneSided()), picture.Upper,
            picture.Lower];
        for (int i = 0; i < planes.Length; i++)
        {
            planes[i]?.CopyTo(input, i * Size * Size);
        }
        double[] numbers =
        [
            Math.Log(picture.Count) / 3, 5 * picture.WidthShare, Math.Log(picture.Prominence) / 4, picture.Polarity,
        ];
        for (int i = 0; i < numbers.Length; i++)
        {
            input.AsSpan((planes.Length + i) * Size * Size, Size * Size).Fill((float)numbers[i]);
        }
        return input;
    }

    /// <summary>One-sided parts are small beside the adsorbate, and what matters.</summary>
    private static float[] Amplified(float[] plane) => Array.ConvertAll(plane, v => Math.Clamp(10 * v, -Limit, Limit));

    /// <summary>Turns what <see cref="ToInput"/> made into what a mirror image of the scan gives, in place.</summary>
    /// <param name="input">The planes.</param>
    /// <param name="alongX">Left and right change places.</param>
    /// <param name="alongY">Top and bottom change places, and so do the upper and the lower half of the scan.</param>
    public static void Mirror(Span<float> input, bool alongX, bool alongY)
    {
        for (int plane = 0; plane < InputPlanes; plane++)
        {
            var values = input.Slice(plane * Size * Size, Size * Size);
            if (alongX)
            {
                for (int y = 0; y < Size; y++)
                {
                    values.Slice(y * Size, Size).Reverse();
                }
            }
            if (alongY)
            {
                for (int y = 0; y < Size / 2; y++)
                {
                    Swap(values.Slice(y * Size, Size), values.Slice((Size - 1 - y) * Size, Size));
                }
            }
        }
        if (alongY)
        {
            Swap(input.Slice(UpperPlane * Size * Size, Size * Size), input.Slice((UpperPlane + 1) * Size * Size, Size * Size));
        }
    }

    private static void Swap(Span<float> first, Span<float> second)
    {
        for (int i = 0; i < first.Length; i++)
        {
            (first[i], second[i]) = (second[i], first[i]);
        }
    }
}
