using GwyTip.Training.Networks;
using static TorchSharp.torch;

namespace GwyTip.Benchmarks;

/// <summary>
/// A network as somebody would write it with PyTorch, layer after layer and nothing else. Its weights are random: they cost no
/// more and no less.
/// </summary>
internal sealed class EagerNetwork
{
    private readonly List<Func<Tensor, Tensor>> _layers = [];
    private readonly List<nn.Module> _modules = [];
    private readonly bool _training;

    /// <param name="spec">Its layers.</param>
    /// <param name="training">With dropout, and each batch normalised by itself.</param>
    public EagerNetwork(NetworkSpec spec, bool training = false)
    {
        _training = training;
        foreach (var (i, layer) in spec.Layers.Index())
        {
            _layers.Add(LayerOf(layer, spec.Shapes[i]));
        }
    }

    public IEnumerable<TorchSharp.Modules.Parameter> Parameters => _modules.SelectMany(m => m.parameters());

    public void Run(Tensor images)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        _ = nn.functional.sigmoid(Logits(images)).data<float>()[0];
    }

    /// <summary>Count × states, before the head.</summary>
    public Tensor Logits(Tensor images) => _layers.Aggregate(images, (map, layer) => layer(map));

    private T Kept<T>(T module)
        where T : nn.Module
    {
        module.train(_training);
        _modules.Add(module);
        return module;
    }

    private Func<Tensor, Tensor> LayerOf(Layer layer, LayerShape input)
    {
        switch (layer)
        {
            case GwyTip.Training.Networks.Convolution c:
                return Kept(nn.Conv2d(input.Channels, c.Filters, c.Kernel, c.Stride, c.Padding, bias: c.Bias)).forward;
            case BatchNormalisation:
                return Kept(nn.BatchNorm2d(input.Channels)).forward;
            case Dense d:
                return Kept(nn.Linear(input.Channels, d.Units, d.Bias)).forward;
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
            case GwyTip.Training.Networks.Dropout d:
                return x => nn.functional.dropout(x, d.Rate, _training);
            default:
                throw new NotSupportedException($"'{layer}' has no form here");
        }
    }
}
