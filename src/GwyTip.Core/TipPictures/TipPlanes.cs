namespace GwyTip.Core;

/// <summary>
/// Pixelwise order statistics over the adsorbates of a scan, each over its own height: <see cref="TipPicture.Size"/> ×
/// <see cref="TipPicture.Size"/> values, row by row, the top row first; 0 where fewer than two thirds of the adsorbates are far
/// enough from the edge to tell.
/// </summary>
/// <param name="Median">What most have there.</param>
/// <param name="Low">Lower quartile: what three quarters of them exceed, so that a height in it is common to nearly all.</param>
/// <param name="High">Upper quartile.</param>
public sealed record TipPlanes(float[] Median, float[] Low, float[] High)
{
    /// <param name="raster">What the heights are of.</param>
    /// <param name="heights">Columns × rows, upright.</param>
    /// <param name="places">The adsorbates, at least one.</param>
    /// <param name="reach">Columns from the middle of a plane to its edge.</param>
    internal static TipPlanes Cut(FlatRaster raster, float[] heights, IReadOnlyList<Adsorbate> places, double reach)
    {
        const int size = TipPicture.Size;
        var planes = new TipPlanes(new float[size * size], new float[size * size], new float[size * size]);
        var values = new double[places.Count];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                double dy = reach * (2.0 * i / (size - 1) - 1), dx = reach * (2.0 * j / (size - 1) - 1);
                int n = 0;
                foreach (var place in places)
                {
                    double height = raster.Between(heights, place.X + dx, place.Y + dy) / place.Height;
                    if (!double.IsNaN(height))
                    {
                        values[n++] = height;
                    }
                }
                if (3 * n >= 2 * places.Count)
                {
                    var measured = values.AsSpan(0, n);
                    int at = i * size + j;
                    planes.Median[at] = Limited(Order.Quantile(measured, 0.5));
                    planes.Low[at] = Limited(Order.Quantile(measured, 0.25));
                    planes.High[at] = Limited(Order.Quantile(measured, 0.75));
                }
            }
        }
        return planes;
    }

    /// <summary>
    /// What stands on one side and not opposite, in most of the adsorbates: how much the lower quartile exceeds the upper one of
    /// the place opposite; negative where the upper one stays below the lower one there. Neighbours and their arrangement stand
    /// now here, now there, and leave nothing; a round tip leaves 0 everywhere.
    /// </summary>
    public float[] OneSided()
    {
        var sides = new float[Low.Length];
        for (int i = 0; i < sides.Length; i++)
        {
            // The middle is its own opposite; the planes are turned by 180° when read from their end.
            int opposite = sides.Length - 1 - i;
            sides[i] = Math.Max(0, Low[i] - High[opposite]) + Math.Min(0, High[i] - Low[opposite]);
        }
        return sides;
    }

    /// <summary>The value of a plane so many pixels from its middle; beyond the edge that of the edge.</summary>
    internal static double Between(float[] plane, double x, double y) =>
        Bilinear.At(plane, TipPicture.Size, x + TipPicture.Size / 2, y + TipPicture.Size / 2);

    private static float Limited(double height) => (float)Math.Clamp(height, -TipPicture.Limit, TipPicture.Limit);
}
