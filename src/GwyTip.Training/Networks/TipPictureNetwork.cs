using GwyTip.Core;

namespace GwyTip.Training.Networks;

/// <summary>
/// A small network on <see cref="TipPicture"/>, which tells the shape of the tip: four convolutions, two of them with stride 2,
/// and a dense layer on all of their values, for it matters where in the picture something stands.
/// </summary>
public static class TipPictureNetwork
{
    private const int Dense = 64;

    private static readonly (int Filters, int Stride)[] Convolutions = [(32, 1), (32, 2), (64, 1), (64, 2)];

    /// <param name="classes">Number of confidences.</param>
    /// <param name="width">Factor on the filters and the dense units.</param>
    /// <param name="dropout">Share of the dense units dropped while training, 0 ≤ dropout &lt; 1.</param>
    public static NetworkSpec Create(int classes, double width = 1, double dropout = 0)
    {
        List<Layer> layers = [];
        foreach (var (filters, stride) in Convolutions)
        {
            layers.AddRange(
                [new Convolution(Scaled.By(width, filters), Kernel: 3, stride, Padding: 1, Bias: false), new BatchNormalisation(),
                    new Elu()]);
        }
        layers.AddRange([new Flatten(), new Dense(Scaled.By(width, Dense), Bias: true), new Elu()]);
        layers.AddRange(Ending.Layers(dropout, classes));
        return new NetworkSpec(TipPicture.InputPlanes, TipPicture.Size, TipPicture.Size, layers, Head.Sigmoid);
    }
}
