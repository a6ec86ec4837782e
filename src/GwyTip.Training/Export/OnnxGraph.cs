using System.Runtime.InteropServices;
using Google.Protobuf;
using GwyTip.Training.Export.Onnx;
using GwyTip.Training.Networks;

namespace GwyTip.Training.Export;

/// <summary>A graph that grows node by node.</summary>
internal sealed class OnnxGraph
{
    private const int Opset = 13;
    private const int IntermediateRepresentation = 7;

    private const int Float = (int)TensorProto.Types.DataType.Float;
    private const int Float16 = (int)TensorProto.Types.DataType.Float16;
    private const int Int64 = (int)TensorProto.Types.DataType.Int64;

    public OnnxGraph()
        : this(new GraphProto { Name = "gwytip" })
    {
    }

    /// <summary>Goes on with a graph that exists.</summary>
    public OnnxGraph(GraphProto proto) => Proto = proto;

    public GraphProto Proto { get; }

    /// <summary>A model of a graph, without metadata.</summary>
    public static ModelProto Model(GraphProto graph)
    {
        var model = new ModelProto
        {
            IrVersion = IntermediateRepresentation,
            ProducerName = "gwytip-train",
            ProducerVersion = typeof(OnnxGraph).Assembly.GetName().Version!.ToString(3),
            Graph = graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = Opset });
        return model;
    }

    /// <summary>The file of a model with metadata in place of any that it has. The same ones give the same bytes.</summary>
    public static byte[] File(ModelProto model, IReadOnlyDictionary<string, string> metadata)
    {
        model.MetadataProps.Clear();
        model.MetadataProps.AddRange(metadata.OrderBy(m => m.Key, StringComparer.Ordinal)
            .Select(m => new StringStringEntryProto { Key = m.Key, Value = m.Value }));
        return model.ToByteArray();
    }

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

    /// <summary>Stores whole numbers under <paramref name="name"/>.</summary>
    /// <returns>The name.</returns>
    public string Constant(string name, params long[] values)
    {
        var tensor = new TensorProto
        {
            Name = name,
            DataType = Int64,
            RawData = ByteString.CopyFrom(
                MemoryMarshal.AsBytes<long>(values))
        };
        tensor.Dims.Add(values.Length);
        Proto.Initializer.Add(tensor);
        return name;
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
