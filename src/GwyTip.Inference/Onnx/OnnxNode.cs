using System.Text;

namespace GwyTip.Inference;

/// <summary>An operator of an ONNX graph (onnx.proto: NodeProto), with its whole-number attributes.</summary>
internal sealed record OnnxNode(
    string Operation, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyDictionary<string, long[]> Attributes)
{
    private const int InputField = 1, OutputField = 2, OperationField = 4, AttributeField = 5;
    private const int NameField = 1, NumberField = 3, NumbersField = 8;

    public static OnnxNode Read(ReadOnlySpan<byte> message)
    {
        var inputs = new List<string>();
        var outputs = new List<string>();
        var attributes = new Dictionary<string, long[]>();
        string operation = "";
        for (var node = new ProtoReader(message); node.Next();)
        {
            switch (node.Field)
            {
                case InputField:
                    inputs.Add(Encoding.UTF8.GetString(node.Bytes));
                    break;
                case OutputField:
                    outputs.Add(Encoding.UTF8.GetString(node.Bytes));
                    break;
                case OperationField:
                    operation = Encoding.UTF8.GetString(node.Bytes);
                    break;
                case AttributeField:
                    AddAttribute(node.Bytes, attributes);
                    break;
            }
        }
        return new OnnxNode(operation, inputs, outputs, attributes);
    }

    /// <summary>The first whole number of an attribute, or what it is where it is not given.</summary>
    public long Attribute(string name, long otherwise) =>
        Attributes.TryGetValue(name, out long[]? numbers) && numbers.Length > 0 ? numbers[0] : otherwise;

    private static void AddAttribute(ReadOnlySpan<byte> message, Dictionary<string, long[]> attributes)
    {
        string name = "";
        var numbers = new List<long>();
        for (var attribute = new ProtoReader(message); attribute.Next();)
        {
            if (attribute.Field == NameField)
            {
                name = Encoding.UTF8.GetString(attribute.Bytes);
            }
            else if (attribute.Field is NumberField or NumbersField)
            {
                numbers.AddRange(attribute.Numbers());
            }
        }
        attributes[name] = [.. numbers];
    }
}
