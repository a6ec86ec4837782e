using GwyTip.Inference;
using GwyTip.Training.Engines;
using GwyTip.Training.Export.Onnx;
using GwyTip.Training.Networks;

namespace GwyTip.Training.Export;

/// <summary>
/// Writes a trained network as an ONNX model, opset 13: one input [N, channels, height, width], the outputs of
/// <see cref="MemberOutputs"/>, and what it says of itself.
/// </summary>
public sealed class OnnxExporter
{
    private readonly NetworkSpec _network;
    private readonly IReadOnlyDictionary<string, EngineTensor> _tensors;
    private readonly OnnxWeights _weights;
    private readonly OnnxGraph _graph = new();
    private readonly string _input;

    private OnnxExporter(
        NetworkSpec network, IReadOnlyDictionary<string, EngineTensor> tensors, OnnxWeights weights, string input) =>
        (_network, _tensors, _weights, _input) = (network, tensors, weights, input);

    /// <summary>The model, as the bytes of an <c>.onnx</c> file. The same arguments give the same bytes.</summary>
    /// <param name="network">What was trained.</param>
    /// <param name="tensors">Its <see cref="TrainingEngine.GetTensors"/>.</param>
    /// <param name="weights">How to store the weights.</param>
    /// <param name="metadata">What it says of itself; where its cells look is found here.</param>
    /// <exception cref="ArgumentException">A tensor is missing, or the network has no convolution.</exception>
    public static byte[] Export(
        NetworkSpec network,
        IReadOnlyDictionary<string, EngineTensor> tensors,
        OnnxWeights weights,
        MemberMetadata metadata)
    {
        if (network.FeatureLayers == 0)
        {
            throw new ArgumentException($"'{network}' has no convolution, so no {MemberOutputs.Features}", nameof(network));
        }
        var model = OnnxGraph.Model(new OnnxExporter(network, tensors, weights, metadata.Input).Graph());
        return MemberModel.Describe(model, metadata);
    }

    private GraphProto Graph()
    {
        _graph.Input(_input, _network.Input);
        _graph.Output(MemberOutputs.Confidences, _network.Shapes[^1]);
        _graph.Output(MemberOutputs.Features, _network.Features);
        string value = _input;
        for (int i = 0; i < _network.Layers.Count; i++)
        {
            int last = i + (Folds(i) ? 1 : 0);
            string output = last + 1 == _network.FeatureLayers ? MemberOutputs.Features : _network.NameOf(i);
            if (_network.Layers[i] is not Dropout)
            {
                Write(i, value, output);
                value = output;
            }
            i = last;
        }
        if (_network.Head == Head.Softmax)
        {
            _graph.Node("Softmax", MemberOutputs.Confidences, [value], OnnxGraph.Integer("axis", 1));
        }
        else
        {
            _graph.Node("Sigmoid", MemberOutputs.Confidences, [value]);
        }
        return _graph.Proto;
    }

    /// <summary>
    /// Whether the layer also does the work of the batch normalisation behind it. Not where weights are float16: the products
    /// would be rounded again. Runtimes fold them on loading.
    /// </summary>
    private bool Folds(int layer) =>
        _weights == OnnxWeights.Full
        && _network.Layers[layer] is Convolution or Dense
        && layer + 1 < _network.Layers.Count && _network.Layers[layer + 1] is BatchNormalisation;

    private void Write(int layer, string input, string output)
    {
        switch (_network.Layers[layer])
        {
            case Convolution c:
                var across = c.Across;
                _graph.Node("Conv", output, [input, .. Weights(layer)],
                    OnnxGraph.Integers("kernel_shape", c.Kernel, across.Kernel),
                    OnnxGraph.Integers("strides", c.Stride, across.Stride),
                    OnnxGraph.Integers("pads", c.Padding, across.Padding, c.Padding, across.Padding));
                break;
            case Dense:
                _graph.Node("Gemm", output, [input, .. Weights(layer)], OnnxGraph.Integer("transB", 1));
                break;
            case BatchNormalisation:
                _graph.Node("BatchNormalization", output, [input, .. Normalisation(layer)],
                    OnnxGraph.Real("epsilon", BatchNormalisation.Epsilon));
                break;
            case Relu:
                _graph.Node("Relu", output, [input]);
                break;
            case Elu:
                _graph.Node("Elu", output, [input], OnnxGraph.Real("alpha", 1));
                break;
            case LeakyRelu l:
                _graph.Node("LeakyRelu", output, [input], OnnxGraph.Real("alpha", l.Slope));
                break;
            case Pooling p:
                _graph.Node(p is MaxPooling ? "MaxPool" : "AveragePool", output, [input],
                    Square("kernel_shape", p.Window), Square("strides", p.Stride));
                break;
            case GlobalPooling p:
                _graph.Node(p is GlobalMaxPooling ? "GlobalMaxPool" : "GlobalAveragePool", output, [input]);
                break;
            case Flatten:
                _graph.Node("Flatten", output, [input], OnnxGraph.Integer("axis", 1));
                break;
            case var other:
                throw new NotSupportedException($"no ONNX form for '{other}'");
        }
    }

    private IEnumerable<string> Weights(int layer)
    {
        string name = _network.NameOf(layer);
        var weights = LayerWeights.Read(_tensors, name);
        if (Folds(layer))
        {
            weights = weights.Fold(_tensors, _network.NameOf(layer + 1));
        }
        return
        [
            _graph.Constant($"{name}.weight", weights.Shape, weights.Weight, half: _weights == OnnxWeights.Half),
            _graph.Constant($"{name}.bias", [weights.Bias.Length], weights.Bias),
        ];
    }

    private IEnumerable<string> Normalisation(int layer)
    {
        string name = _network.NameOf(layer);
        foreach (string part in (string[])["weight", "bias", "running_mean", "running_var"])
        {
            var tensor = LayerWeights.Take(_tensors, name, part);
            yield return _graph.Constant($"{name}.{part}", tensor.Shape, tensor.Values);
        }
    }

    private static AttributeProto Square(string name, int length) => OnnxGraph.Integers(name, length, length);
}
