using System.Runtime.InteropServices;
using Google.Protobuf;
using GwyTip.Trainer.Export.Onnx;
using GwyTip.Trainer.Networks;

namespace GwyTip.Trainer.Export;

/// <summary>A graph that grows node by node.</summary>
internal sealed class OnnxGraph
{
    private const int Float = (int)TensorProto.Types.DataType.Float;
    private const int Float16 = (int)TensorProto.Types.DataType.Float16;

    public GraphProto Proto { get; } = new() { Name = "gwytip" };

    /// <summary>An input of the model: any number of values of <paramref name="shape"/>.</summary>
    public void Input(string name, LayerShape shape) => Proto.Input.Add(Value(name, shape));

    /// <summary>Makes a value an output of the model.</summary>
    public void Output(string name, LayerShape shape) => Proto.Output.Add(Value(name, shape));

    public void Node(string operation, string output, IEnumerable<string> inputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = operation, Name = $"{operation}_{output}" };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        node.Attribute.AddRange(attributes);
        Proto.Node.Add(node);
    }

    /// <summary>Stores values under <paramref name="name"/>.</summary>
    /// <returns>Name of the float32 value that nodes take.</returns>
    public string Constant(string name, IEnumerable<long> shape, float[] values, bool half = false)
    {
        var tensor = new TensorProto { Name = name, DataType = half ? Float16 : Float };
        tensor.Dims.AddRange(shape);
        tensor.RawData = ByteString.CopyFrom(half
            ? MemoryMarshal.AsBytes<Half>(Array.ConvertAll(values, v => (Half)v))
            : MemoryMarshal.AsBytes<float>(values));
        Proto.Initializer.Add(tensor);
        if (!half)
        {
            return name;
        }
        string single = name + ".float32";
        Node("Cast", single, [name], Integer("to", Float));
        return single;
    }

    public static AttributeProto Integer(string name, long value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    public static AttributeProto Integers(string name, params long[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.AddRange(values);
        return attribute;
    }

    public static AttributeProto Real(string name, double value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = (float)value };

    private static ValueInfoProto Value(string name, LayerShape shape)
    {
        var dimensions = new TensorShapeProto();
        dimensions.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "N" });
        int[] lengths = shape.Flat ? [shape.Channels] : [shape.Channels, shape.Height, shape.Width];
        dimensions.Dim.AddRange(lengths.Select(d => new TensorShapeProto.Types.Dimension { DimValue = d }));
        var type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = Float, Shape = dimensions } };
        return new ValueInfoProto { Name = name, Type = type };
    }
}
