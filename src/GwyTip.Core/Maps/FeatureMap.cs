namespace GwyTip.Core;

/// <summary>What a network's last convolution makes of one scan.</summary>
/// <param name="Values">Channels × rows × columns.</param>
/// <param name="Channels">Number of channels.</param>
/// <param name="Rows">Cells along y.</param>
/// <param name="Columns">Cells along x.</param>
/// <param name="Grid">Where the cells look.</param>
public sealed record FeatureMap(float[] Values, int Channels, int Rows, int Columns, CellGrid Grid);
