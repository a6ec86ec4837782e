using System.Runtime.InteropServices;

namespace GwyTip.Tests;

/// <summary>
/// A network small enough to compute by hand. Its features are the image itself (a 1 × 1 convolution with the identity); the
/// confidence of a state is the sigmoid of height × mean height + validity × share of valid pixels + bias.
/// </summary>
internal sealed record TinyNetwork(params TinyState[] States)
{
    private const int Channels = 2, Size = 128;
    private const int Float = 1;

    /// <summary>Name of the first output.</summary>
    public string Output { get; init; } = "confidences";

    /// <summary>Name of the input.</summary>
    public string Input { get; init; } = "image";

    /// <summary>Side of the image it takes.</summary>
    public int InputSize { get; init; } = Size;

    /// <summary>What makes one number of each channel; with another one the weights no longer belong to places.</summary>
    public string Pooling { get; init; } = "GlobalAveragePool";

    /// <summary>The last operator; without a sigmoid the outputs are no confidences.</summary>
    public string Head { get; init; } = "Sigmoid";

    /// <summary>The ONNX file.</summary>
    public byte[] ToOnnx()
    {
        // ModelProto: ir_version = 1, graph = 7, opset_import = 8. GraphProto: node = 1, name = 2, initializer = 5, input = 11, output = 12.
        var graph = new ProtoWriter()
            .Message(1, Node("Conv", [Input, "identity"], "features"))
            .Message(1, Node(Pooling, ["features"], "means"))
            .Message(1, Node("Flatten", ["means"], "flat"))
            .Message(1, Node("Gemm", ["flat", "weights", "biases"], "logits"))
            .Message(1, Node(Head, ["logits"], Output))
            .Text(2, "tiny")
            .Message(5, Tensor("identity", [Channels, Channels, 1, 1], [1, 0, 0, 1]))
            .Message(5, Tensor("weights", [Channels, States.Length],
                [.. States.Select(s => s.Height), .. States.Select(s => s.Validity)]))
            .Message(5, Tensor("biases", [States.Length], [.. States.Select(s => s.Bias)]))
            .Message(11, Value(Input, [Channels, InputSize, InputSize]))
            .Message(12, Value(Output, [States.Length]))
            .Message(12, Value("features", [Channels, InputSize, InputSize]));
        return new ProtoWriter()
            .Number(1, 7).Message(7, graph).Message(8, new ProtoWriter().Text(1, "").Number(2, 13)).ToArray();
    }

    private static ProtoWriter Node(string op, string[] inputs, string output)
    {
        var node = new ProtoWriter();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }
        return node.Text(2, output).Text(4, op);
    }

    private static ProtoWriter Tensor(string name, long[] shape, float[] values)
    {
        var tensor = new ProtoWriter();
        foreach (long dimension in shape)
        {
            tensor.Number(1, dimension);
        }
        return tensor.Number(2, Float).Text(8, name).Bytes(9, MemoryMarshal.AsBytes<float>(values));
    }

    /// <summary>A float tensor with a free first dimension.</summary>
    private static ProtoWriter Value(string name, int[] dimensions)
    {
        var shape = new ProtoWriter().Message(1, new ProtoWriter().Text(2, "N"));
        foreach (int dimension in dimensions)
        {
            shape.Message(1, new ProtoWriter().Number(1, dimension));
        }
        var tensor = new ProtoWriter().Number(1, Float).Message(2, shape);
        return new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, tensor));
    }
}

/// <summary>The confidence of <paramref name="Name"/>: sigmoid(Height × mean height + Validity × valid share + Bias).</summary>
internal sealed record TinyState(string Name, float Height, float Validity, float Bias)
{
    /// <summary>A state whose confidence is the same for every scan.</summary>
    public static TinyState Always(string name, double confidence) =>
        new(name, 0, 0, (float)Math.Log(confidence / (1 - confidence)));
}
