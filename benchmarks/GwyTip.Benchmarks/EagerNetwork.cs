using GwyTip.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GwyTip.Benchmarks;

/// <summary>
/// A network as somebody would write it with PyTorch, layer after layer and nothing else. Its weights are random: they cost no
/// more and no less.
/// </summary>
internal sealed class EagerNetwork
{
    private readonly List<Func<Tensor, Tensor>> _layers = [];

    public EagerNetwork(NetworkSpec spec)
    {
        foreach (var (i, layer) in spec.Layers.Index())
        {
            _layers.Add(LayerOf(layer, spec.Shapes[i]));
        }
        _layers.Add(nn.functional.sigmoid);
    }

    public void Run(Tensor images)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        var map = images;
        foreach (var layer in _layers)
        {
            map = layer(map);
        }
        _ = map.data<float>()[0];
    }

    private static Func<Tensor, Tensor> LayerOf(Layer layer, LayerShape input)
    {
        switch (layer)
        {
            case GwyTip.Training.Networks.Convolution c:
                var conv = nn.Conv2d(input.Channels, c.Filters, c.Kernel, c.Stride, c.Padding, bias: c.Bias);
                return conv.forward;
            case BatchNormalisation:
                var norm = nn.BatchNorm2d(input.Channels);
                norm.eval();
                return norm.forward;
            case Dense d:
                var dense = nn.Linear(input.Channels, d.Units, d.Bias);
                return dense.forward;
            case Relu:
                return x => nn.functional.relu(x);
            case Elu:
                return x => nn.functional.elu(x, 1);
            case LeakyRelu l:
                return x => nn.functional.leaky_relu(x, l.Slope);
            case MaxPooling p:
                return x => nn.functional.max_pool2d(x, p.Window, p.Stride);
            case AveragePooling p:
                return x => nn.functional.avg_pool2d(x, p.Window, p.Stride);
            case GlobalAveragePooling:
                return x => nn.functional.adaptive_avg_pool2d(x, 1);
            case GwyTip.Training.Networks.Flatten:
                return x => x.flatten(1);
            case GwyTip.Training.Networks.Dropout:
                return x => x;
            default:
                throw new NotSupportedException($"'{layer}' has no form here");
        }
    }
}
