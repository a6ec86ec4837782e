namespace GwyTip.Core;

/// <summary>Between which two cells of a map each pixel of one axis of a scan lies.</summary>
internal sealed class CellWeights
{
    private readonly (int Before, double Part)[] _pixels;

    private CellWeights((int Before, double)[] pixels)
    {
        _pixels = pixels;
        int last = pixels.Length - 1;
        Corners = [.. Enumerable.Range(0, pixels.Length).Where(p =>
            p == 0 || p == last || pixels[p].Before != pixels[p - 1].Before || pixels[p].Before != pixels[p + 1].Before)];
    }

    /// <summary>The cell before a pixel, and how far the pixel is on the way to the next one, 0..1.</summary>
    public (int Before, double Part) At(int pixel) => _pixels[pixel];

    /// <summary>
    /// The pixels on either side of each cell's centre, and the first and the last: what is interpolated is largest at one of
    /// them.
    /// </summary>
    public IReadOnlyList<int> Corners { get; }

    /// <param name="grid">Where the cells look.</param>
    /// <param name="cells">How many there are.</param>
    /// <param name="pixels">Pixels of the scan.</param>
    /// <param name="extent">Pixels of the square image that they fill.</param>
    public static CellWeights Interpolate(CellGrid grid, int cells, int pixels, int extent)
    {
        var weights = new (int, double)[pixels];
        for (int p = 0; p < pixels; p++)
        {
            double inSquare = (p + 0.5) * extent / pixels - 0.5;
            double at = Math.Clamp((inSquare - grid.First) / grid.Spacing, 0, cells - 1);
            int before = (int)at;
            weights[p] = (before, at - before);
        }
        return new CellWeights(weights);
    }
}
