using GwyTip.Core;

namespace GwyTip.Training.Networks;

/// <summary>
/// A small network on <see cref="LineSequence"/>, which tells a change of the tip: three convolutions along the lines, and of
/// each filter the largest value that it finds anywhere, for one line is enough.
/// </summary>
public static class LineSequenceNetwork
{
    private static readonly (int Filters, int Kernel, int Stride)[] Convolutions = [(32, 9, 1), (32, 9, 2), (64, 9, 2)];

    /// <param name="classes">Number of confidences.</param>
    /// <param name="width">Factor on the filters.</param>
    /// <param name="dropout">Share of the largest values dropped while training, 0 ≤ dropout &lt; 1.</param>
    public static NetworkSpec Create(int classes, double width = 1, double dropout = 0)
    {
        List<Layer> layers = [];
        foreach (var (filters, kernel, stride) in Convolutions)
        {
            layers.AddRange(
                [new Convolution(Scaled.By(width, filters), kernel, stride, kernel / 2, Bias: false, Column: true),
                    new BatchNormalisation(), new Elu()]);
        }
        layers.AddRange([new GlobalMaxPooling(), new Flatten()]);
        layers.AddRange(Ending.Layers(dropout, classes));
        return new NetworkSpec(LineSequence.Channels, LineSequence.Length, 1, layers, Head.Sigmoid);
    }
}
