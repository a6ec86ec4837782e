using System.Runtime.InteropServices;

namespace GwyTip.Tests;

/// <summary>An ONNX model in the making.</summary>
internal sealed class TinyGraph
{
    // ModelProto: ir_version = 1, graph = 7, opset_import = 8, metadata_props = 14.
    // GraphProto: node = 1, name = 2, initializer = 5, input = 11, output = 12.
    private const int Float = 1;

    private readonly ProtoWriter _graph = new ProtoWriter().Text(2, "tiny");

    public TinyGraph Node(string operation, string[] inputs, string output)
    {
        var node = new ProtoWriter();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }
        _graph.Message(1, node.Text(2, output).Text(4, operation));
        return this;
    }

    public TinyGraph Constant(string name, long[] shape, float[] values)
    {
        var tensor = new ProtoWriter();
        foreach (long dimension in shape)
        {
            tensor.Number(1, dimension);
        }
        _graph.Message(5, tensor.Number(2, Float).Text(8, name).Bytes(9, MemoryMarshal.AsBytes<float>(values)));
        return this;
    }

    /// <summary>An input: floats, any number of values of a shape.</summary>
    public TinyGraph Input(string name, params int[] shape) => Value(11, name, shape);

    /// <summary>An output: floats, any number of values of a shape.</summary>
    public TinyGraph Output(string name, params int[] shape) => Value(12, name, shape);

    /// <summary>The ONNX file.</summary>
    public byte[] ToOnnx(IReadOnlyDictionary<string, string> metadata)
    {
        var model = new ProtoWriter().Number(1, 7).Message(7, _graph).Message(8, new ProtoWriter().Text(1, "").Number(2, 13));
        foreach (var (key, value) in metadata)
        {
            model.Message(14, new ProtoWriter().Text(1, key).Text(2, value));
        }
        return model.ToArray();
    }

    private TinyGraph Value(int field, string name, int[] dimensions)
    {
        var shape = new ProtoWriter().Message(1, new ProtoWriter().Text(2, "N"));
        foreach (int dimension in dimensions)
        {
            shape.Message(1, new ProtoWriter().Number(1, dimension));
        }
        var tensor = new ProtoWriter().Number(1, Float).Message(2, shape);
        _graph.Message(field, new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, tensor)));
        return this;
    }
}
