namespace GwyTip.Core;

/// <summary>
/// Where the cells of a network's map look, along either axis of the square image: the centre of cell i lies at pixel
/// <paramref name="First"/> + i × <paramref name="Spacing"/>, pixels counted from 0 at their centres.
/// </summary>
public readonly record struct CellGrid(double First, double Spacing)
{
    /// <summary>Every pixel is a cell of its own: where a network begins.</summary>
    public static CellGrid Pixels { get; } = new(0, 1);

    /// <summary>
    /// The grid after one more convolution or pooling (F. Dumoulin, F. Visin, A guide to convolution arithmetic for deep
    /// learning, 2016): a cell looks at the middle of its kernel.
    /// </summary>
    public CellGrid Then(int kernel, int stride, int padding) =>
        new(First + ((kernel - 1) / 2.0 - padding) * Spacing, Spacing * stride);
}
