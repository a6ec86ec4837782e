namespace GwyTip.Training.Networks;

/// <summary>
/// A small network on a few numbers of a scan, such as <see cref="Core.LineStatistics"/>: the paper's separate binary network,
/// given the lines instead of the picture. Two hidden layers, written as 1×1 convolutions so that the engine and the exporter
/// know them.
/// </summary>
public static class StatisticsNetwork
{
    private const int Hidden = 16;

    /// <param name="numbers">Numbers it is given.</param>
    /// <param name="classes">Number of confidences.</param>
    /// <param name="width">Factor on the 16 units of each hidden layer.</param>
    /// <param name="dropout">Share of the last hidden units dropped while training, 0 ≤ dropout &lt; 1.</param>
    public static NetworkSpec Create(int numbers, int classes, double width = 1, double dropout = 0)
    {
        int units = Math.Max(4, (int)Math.Round(Hidden * width));
        List<Layer> layers =
        [
            new Convolution(units, Kernel: 1, Stride: 1, Padding: 0, Bias: true), new Elu(),
            new Convolution(units, Kernel: 1, Stride: 1, Padding: 0, Bias: true), new Elu(),
            new Flatten(),
        ];
        layers.AddRange(Ending.Layers(dropout, classes));
        return new NetworkSpec(numbers, 1, 1, layers, Head.Sigmoid);
    }
}
