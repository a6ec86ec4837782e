namespace GwyTip.Core;

/// <summary>How strongly each cell of a network's last convolution speaks for a state.</summary>
/// <param name="Columns">Cells along x.</param>
/// <param name="Rows">Cells along y.</param>
/// <param name="Grid">Where they look.</param>
/// <param name="Values">Row by row, at least 0.</param>
public sealed record CellMap(int Columns, int Rows, CellGrid Grid, double[] Values)
{
    /// <summary>
    /// What speaks for a state in a class activation map (B. Zhou et al., Learning deep features for discriminative localization,
    /// CVPR 2016). What speaks against it is left out, as in Grad-CAM (R. R. Selvaraju et al., ICCV 2017).
    /// </summary>
    /// <param name="activation">The state's class activation map, rows × columns.</param>
    /// <param name="columns">Cells along x.</param>
    /// <param name="grid">Where they look.</param>
    public static CellMap Evidence(ReadOnlySpan<float> activation, int columns, CellGrid grid)
    {
        double[] values = Array.ConvertAll(activation.ToArray(), a => Math.Max(0.0, a));
        return new CellMap(columns, values.Length / columns, grid, values);
    }

    /// <summary>
    /// Activation energy, for networks that have no weights to tell the states apart by: the sum over channels of feature²
    /// (S. Zagoruyko, N. Komodakis, Paying more attention to attention, ICLR 2017).
    /// </summary>
    /// <param name="features">What the last convolution makes of the scan, channels × rows × columns.</param>
    /// <param name="rows">Cells along y.</param>
    /// <param name="columns">Cells along x.</param>
    /// <param name="grid">Where they look.</param>
    public static CellMap Energy(ReadOnlySpan<float> features, int rows, int columns, CellGrid grid)
    {
        double[] sums = new double[rows * columns];
        for (int i = 0; i < features.Length; i++)
        {
            sums[i % sums.Length] += (double)features[i] * features[i];
        }
        return new CellMap(columns, rows, grid, sums);
    }
}
