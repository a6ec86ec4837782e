using GwyTip.Trainer.Networks;

namespace GwyTip.Trainer.Engines;

/// <summary>A tensor as it leaves an engine: row-major, channels first, whatever the layout inside.</summary>
public sealed record EngineTensor(long[] Shape, float[] Values);

/// <summary>
/// What trains a network. Two implementations: TorchSharp, and the shim over libtorch where that package cannot be had. Both give the
/// same numbers for the same seeds, and hold nothing that a checkpoint of the tensors below would not restore: whatever is random
/// in a step comes from that step's seed.
/// </summary>
public interface ITrainingEngine : IDisposable
{
    /// <summary>Library and version, for logs and cards.</summary>
    string Description { get; }

    /// <summary>Builds the network with fresh weights from <paramref name="seed"/>, and its optimizer.</summary>
    /// <param name="network">What to build.</param>
    /// <param name="optimizer">What will train it.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    /// <param name="seed">Of the weights.</param>
    void Build(NetworkSpec network, OptimizerSpec optimizer, string device, long seed);

    /// <summary>Learning rate of the steps to come.</summary>
    double LearningRate { set; }

    /// <summary>One step of the optimizer on the weighted mean of the binary cross-entropies.</summary>
    /// <param name="images">count × channels × height × width.</param>
    /// <param name="targets">count × classes, each 0..1.</param>
    /// <param name="weights">count × classes, each ≥ 0; the loss is their weighted sum over count × classes.</param>
    /// <param name="count">Images in the batch.</param>
    /// <param name="seed">Seeds dropout in this step.</param>
    /// <returns>The loss before the step.</returns>
    double TrainStep(ReadOnlySpan<float> images, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int count, long seed);

    /// <summary>Confidences (after the head) of a batch, without dropout and with the running statistics of batch normalisation.</summary>
    /// <param name="images">count × channels × height × width.</param>
    /// <param name="count">Images in the batch.</param>
    /// <param name="confidences">Receives count × classes.</param>
    void Predict(ReadOnlySpan<float> images, int count, Span<float> confidences);

    /// <summary>
    /// What the first layers make of a batch, as predictions see it: with <see cref="NetworkSpec.FeatureLayers"/>, the last convolution's
    /// map.
    /// </summary>
    /// <param name="images">count × channels × height × width.</param>
    /// <param name="count">Images in the batch.</param>
    /// <param name="layers">How many layers, from the first: 1 to all of them. The head is no layer.</param>
    /// <param name="output">Receives count × the shape behind them (<see cref="NetworkSpec.Shapes"/>).</param>
    void PredictLayers(ReadOnlySpan<float> images, int count, int layers, Span<float> output);

    /// <summary>Weights and running statistics, by name.</summary>
    IReadOnlyDictionary<string, EngineTensor> GetTensors();

    /// <summary>Replaces one of <see cref="GetTensors"/>.</summary>
    void SetTensor(string name, ReadOnlySpan<float> values);

    /// <summary>The optimizer's moments and step counts, by name; before the first step some may be absent.</summary>
    IReadOnlyDictionary<string, EngineTensor> GetOptimizerTensors();

    /// <summary>Restores one of <see cref="GetOptimizerTensors"/>, also in an engine that has not made a step.</summary>
    void SetOptimizerTensor(string name, ReadOnlySpan<float> values);
}
