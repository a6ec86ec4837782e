namespace GwyTip.Training.Networks;

/// <summary>The paper's best network on H:Si(100), "highly similar to SqueezeNet".</summary>
public static class SqueezeNetLike
{
    /// <summary>
    /// Filters of the ten convolutions. That they rise from 32 to 1024 is the paper's; the steps between are ours.
    /// </summary>
    public static IReadOnlyList<int> Filters { get; } = [32, 32, 64, 64, 128, 128, 256, 256, 512, 1024];

    /// <summary>
    /// Ten back-to-back 3×3 convolutions with strides that alternate between 1 and 2, batch normalisation and ELU behind each:
    /// the paper's. Ours: global average pooling and dropout before the dense layer, the width, the choice of the first stride.
    /// </summary>
    /// <param name="channels">Channels of the input.</param>
    /// <param name="size">Height and width of the input in pixels.</param>
    /// <param name="classes">Number of confidences.</param>
    /// <param name="width">Factor on the number of filters, rounded to multiples of 8; 1 is the paper's.</param>
    /// <param name="firstStride">1 is the paper's order. 2 halves the picture at once, in about 0.6 of the time.</param>
    /// <param name="dropout">Share of the pooled features dropped while training, 0 ≤ dropout &lt; 1.</param>
    /// <param name="head">The paper's is softmax.</param>
    public static NetworkSpec Create(
        int channels, int size, int classes, double width = 1, int firstStride = 2, double dropout = 0, Head head = Head.Sigmoid)
    {
        if (firstStride is not (1 or 2))
        {
            throw new ArgumentOutOfRangeException(nameof(firstStride), firstStride, "strides alternate between 1 and 2");
        }
        List<Layer> layers = [];
        for (int i = 0; i < Filters.Count; i++)
        {
            int stride = i % 2 == 0 ? firstStride : 3 - firstStride;
            int filters = Scaled.By(width, Filters[i]);
            layers.AddRange(
                [new Convolution(filters, Kernel: 3, stride, Padding: 1, Bias: false), new BatchNormalisation(), new Elu()]);
        }
        layers.AddRange([new GlobalAveragePooling(), new Flatten()]);
        layers.AddRange(Ending.Layers(dropout, classes));
        return new NetworkSpec(channels, size, size, layers, head);
    }
}
