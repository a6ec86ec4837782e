using GwyTip.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GwyTip.Training.Engines;

/// <summary>
/// Trains a network with TorchSharp. It holds nothing that a checkpoint of its tensors would not restore: whatever is random in a
/// step comes from that step's seed. One thread at a time uses it.
/// </summary>
public sealed class TrainingEngine(EngineOptions options) : IDisposable
{
    /// <summary>
    /// Keras's bound on probabilities, which the paper used. Held, because of what <see cref="TorchOptimizer"/> says.
    /// </summary>
    private static readonly Scalar Least = 1e-7, Most = 1 - 1e-7, One = 1.0, MinusOne = -1.0;

    /// <summary>The random numbers that weights and dropout come from are the process's.</summary>
    private static readonly Lock RandomNumbers = new();

    private NetworkSpec? _spec;
    private TorchNetwork? _network;
    private TorchOptimizer? _optimizer;
    private torch.Device _device = torch.device("cpu");

    /// <summary>Library and version, threads and precision, for logs and cards.</summary>
    public string Description =>
        $"TorchSharp, libtorch {torch.__version__}, {options.ThreadCount} threads, {(options.Bf16 ? "bfloat16" : "float32")}";

    /// <summary>Learning rate of the steps to come.</summary>
    public double LearningRate
    {
        set => Optimizer.LearningRate = value;
    }

    private NetworkSpec Spec => _spec ?? throw new InvalidOperationException("the engine has no network: call Build first");

    internal TorchNetwork Network =>
        _network ?? throw new InvalidOperationException("the engine has no network: call Build first");

    private TorchOptimizer Optimizer =>
        _optimizer ?? throw new InvalidOperationException("the engine has no network: call Build first");

    /// <summary>Builds the network with fresh weights from <paramref name="seed"/>, and its optimizer.</summary>
    /// <param name="network">What to build.</param>
    /// <param name="optimizer">What will train it.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    /// <param name="seed">Of the weights.</param>
    public void Build(NetworkSpec network, OptimizerSpec optimizer, string device, long seed)
    {
        Dispose();
        Machine.Prepare(options.ThreadCount);
        _device = torch.device(device);
        lock (RandomNumbers)
        {
            torch.random.manual_seed(seed);
            _network = new TorchNetwork(network, _device);
        }
        _optimizer = new TorchOptimizer(optimizer, _network.Learned);
        _spec = network;
    }

    /// <summary>One step of the optimizer on the weighted mean of the binary cross-entropies.</summary>
    /// <param name="images">count × channels × height × width.</param>
    /// <param name="targets">count × classes, each 0..1.</param>
    /// <param name="weights">count × classes, each ≥ 0; the loss is their weighted sum over count × classes.</param>
    /// <param name="count">Images in the batch.</param>
    /// <param name="seed">Seeds dropout in this step.</param>
    /// <returns>The loss before the step.</returns>
    public double TrainStep(
        ReadOnlySpan<float> images, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int count, long seed)
    {
        BatchCheck.Images(Spec, images, count);
        BatchCheck.Classes(Spec, targets.Length, count);
        BatchCheck.Classes(Spec, weights.Length, count);
        Machine.Prepare(options.ThreadCount);
        using var scope = NewDisposeScope();
        Optimizer.Clear();
        var target = TorchValues.Upload(targets, [count, Spec.Classes], _device);
        var weight = TorchValues.Upload(weights, [count, Spec.Classes], _device);
        lock (RandomNumbers)
        {
            torch.random.manual_seed(seed);
            var pass = new Pass(Training: true, options.Bf16 ? ScalarType.BFloat16 : ScalarType.Float32);
            var loss = Loss(Spec.Head, Network.Forward(Upload(images, count), Spec.Layers.Count, pass), target, weight);
            loss.backward();
            Optimizer.Take();
            return TorchValues.Download(loss)[0];
        }
    }

    /// <summary>
    /// Confidences (after the head) of a batch, without dropout and with the running statistics of batch normalisation.
    /// </summary>
    /// <param name="images">count × channels × height × width.</param>
    /// <param name="count">Images in the batch.</param>
    /// <param name="confidences">Receives count × classes.</param>
    public void Predict(ReadOnlySpan<float> images, int count, Span<float> confidences)
    {
        BatchCheck.Images(Spec, images, count);
        BatchCheck.Classes(Spec, confidences.Length, count);
        using var scope = NewDisposeScope();
        var logits = Infer(images, count, Spec.Layers.Count);
        TorchValues.Download(
            Spec.Head == Head.Softmax ? nn.functional.softmax(logits, 1) : torch.sigmoid(logits)).CopyTo(confidences);
    }

    /// <summary>
    /// What the first layers make of a batch, as predictions see it: with <see cref="NetworkSpec.FeatureLayers"/>, the last
    /// convolution's map.
    /// </summary>
    /// <param name="images">count × channels × height × width.</param>
    /// <param name="count">Images in the batch.</param>
    /// <param name="layers">How many layers, from the first: 1 to all of them. The head is not a layer.</param>
    /// <param name="output">Receives count × the shape behind them (<see cref="NetworkSpec.Shapes"/>).</param>
    public void PredictLayers(ReadOnlySpan<float> images, int count, int layers, Span<float> output)
    {
        BatchCheck.Images(Spec, images, count);
        BatchCheck.Layers(Spec, layers, output.Length, count);
        using var scope = NewDisposeScope();
        TorchValues.Download(Infer(images, count, layers)).CopyTo(output);
    }

    /// <summary>Weights and running statistics, by name.</summary>
    public IReadOnlyDictionary<string, EngineTensor> GetTensors() =>
        Network.Weights.ToDictionary(w => w.Name, w => TorchValues.Read(w, w.Whole));

    /// <summary>Replaces one of <see cref="GetTensors"/>.</summary>
    public void SetTensor(string name, ReadOnlySpan<float> values)
    {
        var weight = Network.Weights.FirstOrDefault(w => w.Name == name)
            ?? throw new InvalidOperationException($"the network has no tensor '{name}'");
        TorchValues.Fill(weight, weight.Whole, values, name);
    }

    /// <summary>The optimizer's moments and step counts, by name; before the first step some may be absent.</summary>
    public IReadOnlyDictionary<string, EngineTensor> GetOptimizerTensors() => Optimizer.Get();

    /// <summary>Restores one of <see cref="GetOptimizerTensors"/>, also in an engine that has not made a step.</summary>
    public void SetOptimizerTensor(string name, ReadOnlySpan<float> values) => Optimizer.Set(name, values);

    public void Dispose()
    {
        _optimizer?.Dispose();
        _network?.Dispose();
        (_optimizer, _network, _spec) = (null, null, null);
    }

    private static Tensor Loss(Head head, Tensor logits, Tensor target, Tensor weight)
    {
        if (head == Head.Sigmoid)
        {
            return nn.functional.binary_cross_entropy_with_logits(logits, target, weight, nn.Reduction.Mean);
        }
        // Written out, because libtorch's own throws on NaN.
        var p = nn.functional.softmax(logits, 1).clamp(Least, Most);
        var one = torch.ones_like(p);
        var others = one.add(target, MinusOne).mul(one.add(p, MinusOne).log());
        return weight.mul(target.mul(p.log()).add(others, One)).mean().neg();
    }

    private Tensor Infer(ReadOnlySpan<float> images, int count, int layers)
    {
        Machine.Prepare(options.ThreadCount);
        using var frozen = no_grad();
        return Network.Forward(Upload(images, count), layers, new Pass(Training: false, ScalarType.Float32));
    }

    private Tensor Upload(ReadOnlySpan<float> images, int count) =>
        TorchValues.Upload(images, [count, Spec.Input.Channels, Spec.Input.Height, Spec.Input.Width], _device);
}
