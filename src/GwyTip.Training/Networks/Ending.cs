namespace GwyTip.Training.Networks;

/// <summary>What every network ends with.</summary>
internal static class Ending
{
    /// <param name="dropout">Share of the last units dropped while training, 0 ≤ dropout &lt; 1; 0: no such layer.</param>
    /// <param name="classes">Number of confidences.</param>
    public static IReadOnlyList<Layer> Layers(double dropout, int classes) =>
        [.. dropout != 0 ? [new Dropout(dropout)] : (Layer[])[], new Dense(classes, Bias: true)];
}
