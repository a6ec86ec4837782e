namespace GwyTip.Training.Networks;

/// <summary>
/// The small network "described by Rashidi and Wolkow" that the paper compares with, at their 32 × 32 pixels and at the paper's
/// 128 × 128. The paper tells nothing of its layers but that it is a convolutional network for 32 × 32 pixels; these are ours:
/// three 3×3 convolutions, each with ReLU and 2×2 maximum pooling, and a dense layer of 64.
/// </summary>
public static class RashidiWolkow
{
    private const int Dense = 64;

    private static readonly int[] Filters = [32, 32, 64];

    /// <param name="channels">Channels of the input.</param>
    /// <param name="size">Height and width of the input in pixels.</param>
    /// <param name="classes">Number of confidences.</param>
    /// <param name="looksAt">Height and width that the first convolution sees: the input is averaged down to it.</param>
    /// <param name="width">Factor on the filters and the dense units.</param>
    /// <param name="dropout">Share of the dense units dropped while training, 0 ≤ dropout &lt; 1.</param>
    public static NetworkSpec Create(int channels, int size, int classes, int looksAt = 128, double width = 1, double dropout = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(size % looksAt, 0, nameof(looksAt));
        List<Layer> layers = [];
        if (size > looksAt)
        {
            layers.Add(new AveragePooling(size / looksAt, size / looksAt));
        }
        foreach (int filters in Filters)
        {
            layers.AddRange([new Convolution(
                Scaled.By(width, filters), Kernel: 3, Stride: 1, Padding: 0, Bias: true), new Relu(), new MaxPooling(2, 2)]);
        }
        layers.AddRange([new Flatten(), new Dense(Scaled.By(width, Dense), Bias: true), new Relu()]);
        layers.AddRange(Ending.Layers(dropout, classes));
        return new NetworkSpec(channels, size, size, layers, Head.Sigmoid);
    }
}
