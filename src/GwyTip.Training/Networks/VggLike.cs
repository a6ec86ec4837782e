namespace GwyTip.Training.Networks;

/// <summary>
/// A network "similar to the popular visual geometry group (VGG) network with and without batch normalization", the paper's best
/// on the metals. VGG's own: blocks of 3×3 convolutions with ReLU that end in 2×2 maximum pooling, filters doubling from block to
/// block, dense layers at the end. Ours: four blocks of two convolutions, 32 to 256 filters, one dense layer of 512.
/// </summary>
public static class VggLike
{
    private const int ConvolutionsPerBlock = 2;

    private const int Dense = 512;

    private static readonly int[] Filters = [32, 64, 128, 256];

    /// <param name="channels">Channels of the input.</param>
    /// <param name="size">Height and width of the input in pixels, a multiple of 16.</param>
    /// <param name="classes">Number of confidences.</param>
    /// <param name="normalised">Batch normalisation behind every convolution.</param>
    /// <param name="width">Factor on the filters and the dense units.</param>
    /// <param name="dropout">Share of the dense units dropped while training, 0 ≤ dropout &lt; 1.</param>
    public static NetworkSpec Create(int channels, int size, int classes, bool normalised, double width = 1, double dropout = 0)
    {
        List<Layer> layers = [];
        foreach (int filters in Filters)
        {
            for (int i = 0; i < ConvolutionsPerBlock; i++)
            {
                layers.Add(new Convolution(Scaled.By(width, filters), Kernel: 3, Stride: 1, Padding: 1, Bias: !normalised));
                if (normalised)
                {
                    layers.Add(new BatchNormalisation());
                }
                layers.Add(new Relu());
            }
            layers.Add(new MaxPooling(2, 2));
        }
        layers.AddRange([new Flatten(), new Dense(Scaled.By(width, Dense), Bias: true), new Relu()]);
        layers.AddRange(Ending.Layers(dropout, classes));
        return new NetworkSpec(channels, size, size, layers, Head.Sigmoid);
    }
}
