using GwyTip.Training.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GwyTip.Training.Engines;

/// <summary>
/// A network in libtorch. The oneDNN of libtorch 2.10 reads what nobody wrote when it propagates back through a convolution whose
/// filters are no multiple of 16, and then gradients are NaN, or not, as it happens. So there are none: filters are filled up
/// with zeros, which stay zeros because no gradient ever reaches them, and nobody outside sees them.
/// </summary>
internal sealed class TorchNetwork : IDisposable
{
    private const int Multiple = 16;

    /// <summary>
    /// Held, because TorchSharp lets go of a number's native form while libtorch still reads it (<see cref="TorchOptimizer"/>).
    /// </summary>
    private static readonly Scalar One = 1.0;

    private readonly NetworkSpec _spec;
    private readonly torch.Device _device;
    private readonly int[] _channels;
    private readonly Step[] _steps;
    private readonly List<TorchWeight> _weights = [];

    /// <summary>With fresh weights from libtorch's random numbers.</summary>
    public TorchNetwork(NetworkSpec spec, torch.Device device)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        (_spec, _device) = (spec, device);
        _channels = [.. ChannelsOf(spec)];
        _steps = [.. spec.Layers.Select((layer, i) => StepOf(layer, i))];
    }

    /// <param name="input">May be overwritten.</param>
    /// <param name="pass">How it is computed.</param>
    private delegate Tensor Step(Tensor input, Pass pass);

    /// <summary>Parameters and running statistics.</summary>
    public IReadOnlyList<TorchWeight> Weights => _weights;

    /// <summary>What the optimizer changes.</summary>
    public IEnumerable<TorchWeight> Learned => _weights.Where(w => w.Whole is Parameter);

    /// <summary>
    /// What the first layers make of images. Maps that libtorch needs no more are gone at once: the next takes their place in
    /// memory.
    /// </summary>
    /// <param name="images">count × channels × height × width, on the device.</param>
    /// <param name="layers">How many layers.</param>
    /// <param name="pass">How it is computed.</param>
    public Tensor Forward(Tensor images, int layers, Pass pass)
    {
        var map = ChannelsLast(images);
        foreach (var step in _steps.AsSpan(0, layers))
        {
            using var inner = NewDisposeScope();
            using var before = map;
            map = step(before, pass).MoveToOuterDisposeScope();
        }
        return Seen(map, layers).to(ScalarType.Float32);
    }

    public void Dispose()
    {
        foreach (var weight in _weights)
        {
            weight.Whole.Dispose();
        }
    }

    /// <summary>Channels in front of every layer, and behind the last, with those of zeros.</summary>
    private static IEnumerable<int> ChannelsOf(NetworkSpec spec)
    {
        int channels = spec.Input.Channels;
        yield return channels;
        foreach (var (i, layer) in spec.Layers.Index())
        {
            channels = layer switch
            {
                Networks.Convolution c => (c.Filters + Multiple - 1) / Multiple * Multiple,
                Dense or Networks.Flatten => spec.Shapes[i + 1].Channels,
                _ => channels,
            };
            yield return channels;
        }
    }

    private Step StepOf(Layer layer, int index)
    {
        // Nobody needs the output of these any more: functions of every value may overwrite it.
        bool inPlace = index > 0 && _spec.Layers[index - 1] is Networks.Convolution or BatchNormalisation or Dense;
        return layer switch
        {
            Networks.Convolution c => Convolve(c, index),
            BatchNormalisation => Normalise(index),
            Relu => (x, _) => nn.functional.relu(x, inPlace),
            Elu => (x, _) => inPlace ? x.elu_(One, One, One).alias() : x.elu(One, One, One),
            LeakyRelu l => Leak(l.Slope, inPlace && l.Slope > 0),
            MaxPooling p => (x, _) => nn.functional.max_pool2d(x, p.Window, p.Stride),
            AveragePooling p => (x, _) => nn.functional.avg_pool2d(x, p.Window, p.Stride),
            GlobalAveragePooling => (x, _) => nn.functional.adaptive_avg_pool2d(x, 1),
            GlobalMaxPooling => (x, _) => x.amax([2, 3], keepdim: true),
            Networks.Flatten => (x, _) => Seen(x, index).flatten(1),
            Dense d => Multiply(d, index),
            Networks.Dropout d => (x, pass) => nn.functional.dropout(x, d.Rate, pass.Training),
            _ => throw new NotSupportedException($"the engine's form of '{layer}' is missing"),
        };
    }

    private static Step Leak(Scalar slope, bool inPlace) =>
        (x, _) => inPlace ? x.leaky_relu_(slope).alias() : x.leaky_relu(slope);

    private Step Convolve(Networks.Convolution layer, int index)
    {
        var across = layer.Across;
        using var fresh = nn.Conv2d(
            _spec.Shapes[index].Channels, layer.Filters, (layer.Kernel, across.Kernel), bias: layer.Bias);
        int filters = _channels[index + 1];
        var weight = Keep(index, "weight", fresh.weight, [filters, _channels[index], layer.Kernel, across.Kernel]);
        var bias = layer.Bias ? Keep(index, "bias", fresh.bias!, [filters]) : null;
        long[] strides = [layer.Stride, across.Stride], padding = [layer.Padding, across.Padding];
        return (x, pass) => nn.functional.conv2d(
            x.to(pass.Type), weight.to(pass.Type), bias?.to(pass.Type), strides, padding);
    }

    private Step Normalise(int index)
    {
        int seen = _spec.Shapes[index].Channels, channels = _channels[index];
        var weight = Keep(index, "weight", torch.ones(seen), [channels]);
        var bias = Keep(index, "bias", torch.zeros(seen), [channels]);
        var mean = Keep(index, "running_mean", torch.zeros(seen), [channels], learned: false);
        var variance = Keep(index, "running_var", torch.ones(seen), [channels], learned: false);
        return (x, pass) => nn.functional.batch_norm(
            x, mean, variance, weight, bias, pass.Training, BatchNormalisation.Momentum, BatchNormalisation.Epsilon);
    }

    private Step Multiply(Dense layer, int index)
    {
        int inputs = _channels[index];
        using var fresh = nn.Linear(inputs, layer.Units, layer.Bias);
        var weight = Keep(index, "weight", fresh.weight, [layer.Units, inputs]);
        var bias = layer.Bias ? Keep(index, "bias", fresh.bias!, [layer.Units]) : null;
        return (x, pass) => nn.functional.linear(x.to(pass.Type), weight.to(pass.Type), bias?.to(pass.Type));
    }

    /// <summary>Fills values up with zeros and takes them as a weight.</summary>
    private Tensor Keep(int layer, string name, Tensor values, long[] whole, bool learned = true)
    {
        var zeros = torch.zeros(whole, device: _device);
        var filled = whole.Length == 4 ? ChannelsLast(zeros) : zeros;
        var weight = new TorchWeight($"{_spec.NameOf(layer)}.{name}", learned ? new Parameter(filled) : filled, values.shape);
        weight.PartOf(weight.Whole).copy_(values);
        weight.Whole.DetachFromDisposeScope();
        _weights.Add(weight);
        return weight.Whole;
    }

    /// <summary>A map without the channels of zeros.</summary>
    private Tensor Seen(Tensor map, int layers) =>
        _channels[layers] == _spec.Shapes[layers].Channels ? map : map.narrow(1, 0, _spec.Shapes[layers].Channels);

    /// <summary>
    /// The same tensor with its channels next to each other in memory, by which libtorch knows what oneDNN is fastest with.
    /// </summary>
    private static Tensor ChannelsLast(Tensor tensor)
    {
        long c = tensor.shape[1], h = tensor.shape[2], w = tensor.shape[3];
        return torch.empty_strided(tensor.shape, [c * h * w, 1, w * c, c], tensor.dtype, tensor.device).copy_(tensor);
    }
}

/// <summary>How a network is passed through.</summary>
/// <param name="Training">With dropout and the batch's own statistics.</param>
/// <param name="Type">What convolutions and dense layers are computed in.</param>
internal readonly record struct Pass(bool Training, ScalarType Type);
