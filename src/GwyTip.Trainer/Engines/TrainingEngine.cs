using GwyTip.Trainer.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GwyTip.Trainer.Engines;

/// <summary>The engine on TorchSharp. One thread at a time uses it. It computes in float32.</summary>
public sealed class TrainingEngine : IDisposable
{
    /// <summary>Keras's bound on probabilities, which the paper used.</summary>
    private const double Bound = 1e-7;

    private readonly int _threads;
    private NetworkSpec? _network;
    private torch.Device _device = torch.device("cpu");
    private nn.Module<Tensor, Tensor>[] _layers = [];
    private Sequential? _net;
    private OptimizerHelper? _optimizer;
    private TorchMoments? _moments;

    public TrainingEngine(EngineOptions options) => _threads = options.ThreadCount;

    public string Description => $"TorchSharp, libtorch {torch.__version__}, {_threads} threads, float32";

    public double LearningRate
    {
        set
        {
            foreach (var group in Optimizer.ParamGroups)
            {
                group.LearningRate = value;
            }
        }
    }

    private Sequential Net => _net ?? throw new InvalidOperationException("call Build first");

    private OptimizerHelper Optimizer => _optimizer ?? throw new InvalidOperationException("call Build first");

    private TorchMoments Moments => _moments ?? throw new InvalidOperationException("call Build first");

    public void Build(NetworkSpec network, OptimizerSpec optimizer, string device, long seed)
    {
        Dispose();
        _device = torch.device(device);
        torch.set_num_threads(_threads);
        torch.random.manual_seed(seed);
        _layers = [.. network.Layers.Select((layer, i) => TorchParts.Module(layer, network.Shapes[i]))];
        _net = nn.Sequential(_layers.Select((layer, i) => (network.NameOf(i), layer))).to(_device);
        var parameters = _net.named_parameters().ToArray();
        _optimizer = TorchParts.Optimizer(optimizer, [.. parameters.Select(p => p.parameter)]);
        _moments = new TorchMoments(_optimizer, parameters, _device);
        _network = network;
    }

    public double TrainStep(ReadOnlySpan<float> images, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int count, long seed)
    {
        var network = BatchCheck.Built(_network);
        BatchCheck.Images(network, images, count);
        BatchCheck.Classes(network, targets.Length, count);
        BatchCheck.Classes(network, weights.Length, count);
        torch.random.manual_seed(seed);
        using var scope = NewDisposeScope();
        Net.train();
        Optimizer.zero_grad();
        var target = Upload(targets, [count, network.Classes]);
        var weight = Upload(weights, [count, network.Classes]);
        var loss = Loss(network.Head, Net.forward(Images(network, images, count)), target, weight);
        loss.backward();
        Optimizer.step();
        return loss.ToDouble();
    }

    public void Predict(ReadOnlySpan<float> images, int count, Span<float> confidences)
    {
        var network = BatchCheck.Built(_network);
        BatchCheck.Images(network, images, count);
        BatchCheck.Classes(network, confidences.Length, count);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        Net.eval();
        var logits = Net.forward(Images(network, images, count));
        Values(network.Head == Head.Softmax ? nn.functional.softmax(logits, 1) : torch.sigmoid(logits)).CopyTo(confidences);
    }

    public void PredictLayers(ReadOnlySpan<float> images, int count, int layers, Span<float> output)
    {
        var network = BatchCheck.Built(_network);
        BatchCheck.Images(network, images, count);
        BatchCheck.Layers(network, layers, output.Length, count);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        Net.eval();
        var map = Images(network, images, count);
        foreach (var layer in _layers.Take(layers))
        {
            map = layer.forward(map);
        }
        Values(map).CopyTo(output);
    }

    public IReadOnlyDictionary<string, EngineTensor> GetTensors() =>
        Tensors().ToDictionary(t => t.Name, t => new EngineTensor(t.Tensor.shape, Values(t.Tensor)));

    public void SetTensor(string name, ReadOnlySpan<float> values)
    {
        var tensor = Tensors().FirstOrDefault(t => t.Name == name).Tensor
            ?? throw new InvalidOperationException($"the network has no tensor '{name}'");
        TorchMoments.Fill(tensor, name, values, _device);
    }

    public IReadOnlyDictionary<string, EngineTensor> GetOptimizerTensors() => Moments.Get();

    public void SetOptimizerTensor(string name, ReadOnlySpan<float> values) => Moments.Set(name, values);

    public void Dispose()
    {
        _optimizer?.Dispose();
        _net?.Dispose();
        (_optimizer, _net, _moments, _network) = (null, null, null, null);
    }

    internal static float[] Values(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().cpu().contiguous().data<float>().ToArray();
    }

    private static Tensor Loss(Head head, Tensor logits, Tensor target, Tensor weight)
    {
        if (head == Head.Sigmoid)
        {
            return nn.functional.binary_cross_entropy_with_logits(logits, target, weight, nn.Reduction.Mean);
        }
        var p = torch.clamp(nn.functional.softmax(logits, 1), (Scalar)Bound, (Scalar)(1 - Bound));
        var one = torch.ones_like(p);
        return -(weight * (target * p.log() + (one - target) * (one - p).log())).mean();
    }

    private Tensor Images(NetworkSpec network, ReadOnlySpan<float> images, int count) =>
        Upload(images, [count, network.Input.Channels, network.Input.Height, network.Input.Width]);

    private Tensor Upload(ReadOnlySpan<float> values, long[] shape) => torch.tensor(values.ToArray(), shape, device: _device);

    private IEnumerable<(string Name, Tensor Tensor)> Tensors() =>
    [
        .. Net.named_parameters().Select(p => (p.name, (Tensor)p.parameter)),
        .. Net.named_buffers().Where(b => b.buffer.is_floating_point()).Select(b => (b.name, b.buffer)),
    ];
}
