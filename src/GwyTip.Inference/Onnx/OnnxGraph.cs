namespace GwyTip.Inference;

/// <summary>
/// What ONNX Runtime does not tell of a network: how its operators hang together, and its matrices. Read from the file itself
/// (onnx.proto: ModelProto, GraphProto).
/// </summary>
internal sealed class OnnxGraph
{
    private const int GraphField = 7, NodeField = 1, ConstantField = 5;

    private readonly List<OnnxNode> _nodes = [];
    private readonly Dictionary<string, OnnxTensor> _constants = [];

    /// <exception cref="InvalidDataException">The bytes are no ONNX file.</exception>
    public OnnxGraph(byte[] model)
    {
        for (var file = new ProtoReader(model); file.Next();)
        {
            if (file.Field == GraphField)
            {
                Add(file.Bytes);
            }
        }
    }

    /// <summary>The operator that makes a value; null for an input or a constant.</summary>
    public OnnxNode? Maker(string value) => _nodes.FirstOrDefault(n => n.Outputs.Contains(value));

    /// <summary>The only operator that takes a value; null where there is none or are several.</summary>
    public OnnxNode? Taker(string value) => _nodes.Where(n => n.Inputs.Contains(value)).Take(2).ToList() is [var only] ? only : null;

    /// <summary>A constant, also where it is stored as float16 behind a Cast.</summary>
    public OnnxTensor? Constant(string value) =>
        _constants.TryGetValue(value, out var tensor) ? tensor
        : Maker(value) is { Operation: "Cast" } cast ? _constants.GetValueOrDefault(cast.Inputs[0])
        : null;

    private void Add(ReadOnlySpan<byte> message)
    {
        for (var graph = new ProtoReader(message); graph.Next();)
        {
            if (graph.Field == NodeField)
            {
                _nodes.Add(OnnxNode.Read(graph.Bytes));
            }
            else if (graph.Field == ConstantField)
            {
                var tensor = OnnxTensor.Read(graph.Bytes);
                _constants[tensor.Name] = tensor;
            }
        }
    }
}
