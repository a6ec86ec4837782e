namespace GwyTip.Core;

/// <summary>How strongly each cell of a network's last convolution speaks for a state.</summary>
/// <param name="Columns">Cells along x.</param>
/// <param name="Rows">Cells along y.</param>
/// <param name="Grid">Where they look.</param>
/// <param name="Values">Row by row, at least 0.</param>
public sealed record CellMap(int Columns, int Rows, CellGrid Grid, double[] Values)
{
    /// <summary>Whether it is the evidence for one state, rather than the same for all.</summary>
    public bool IsOfState { get; init; }

    /// <summary>
    /// Class activation map (B. Zhou et al., Learning deep features for discriminative localization, CVPR 2016): the sum over
    /// channels of weight × feature, whose mean over the cells is the state's logit without its bias. Only what speaks for the
    /// state is kept, as in Grad-CAM (R. R. Selvaraju et al., ICCV 2017).
    /// </summary>
    /// <param name="features">What the network makes of the scan.</param>
    /// <param name="weights">The state's weights in the dense layer behind global average pooling, one a channel.</param>
    public static CellMap Evidence(FeatureMap features, ReadOnlySpan<float> weights)
    {
        double[] sums = new double[features.Columns * features.Rows];
        for (int i = 0; i < features.Values.Length; i++)
        {
            sums[i % sums.Length] += weights[i / sums.Length] * features.Values[i];
        }
        return new CellMap(features.Columns, features.Rows, features.Grid, Array.ConvertAll(sums, s => Math.Max(0, s))) { IsOfState = true };
    }

    /// <summary>
    /// Activation energy, for networks that end otherwise and have no weights to tell the states apart by: the sum over channels of
    /// feature² (S. Zagoruyko, N. Komodakis, Paying more attention to attention, ICLR 2017).
    /// </summary>
    /// <param name="features">What the network makes of the scan.</param>
    public static CellMap Energy(FeatureMap features)
    {
        double[] sums = new double[features.Columns * features.Rows];
        for (int i = 0; i < features.Values.Length; i++)
        {
            sums[i % sums.Length] += (double)features.Values[i] * features.Values[i];
        }
        return new CellMap(features.Columns, features.Rows, features.Grid, sums);
    }
}
