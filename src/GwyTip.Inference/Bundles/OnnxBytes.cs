using System.Text;

namespace GwyTip.Inference;

/// <summary>
/// What an ONNX file must not hold, found in its bytes before ONNX Runtime sees them: tensors whose data lie in another file,
/// which the bundle's checksums do not cover and which may be any file of the machine; networks in a network, which may run
/// without end; and values that come from two places or tensors without a name, of which ONNX Runtime takes one or the other.
/// Fields by https://github.com/onnx/onnx/blob/main/onnx/onnx.proto, their form by
/// https://protobuf.dev/programming-guides/encoding.
/// </summary>
internal static class OnnxBytes
{
    private const int Varint = 0, EightBytes = 1, Bytes = 2, FourBytes = 5;

    private enum Message
    {
        Model,
        Graph,
        Node,
        Attribute,
        Tensor,
        SparseTensor,
        Function,
        TrainingInfo,
    }

    /// <summary>What is wrong with a file, in words, or null. That it is a network at all is ONNX Runtime's to say.</summary>
    public static string? Problem(ReadOnlySpan<byte> model) => Problem(model, Message.Model, []);

    /// <param name="bytes">Of the message.</param>
    /// <param name="message">What it is.</param>
    /// <param name="values">Names of the network's values, as far as it was looked at; null: it is not the network's own.</param>
    private static string? Problem(ReadOnlySpan<byte> bytes, Message message, HashSet<string>? values)
    {
        while (bytes.Length > 0)
        {
            if (!TryNumber(ref bytes, out ulong key))
            {
                return CutShort;
            }
            ulong field = key >> 3, length = 0;
            switch ((int)(key & 7))
            {
                case Varint when TryNumber(ref bytes, out ulong number):
                    // TensorProto.data_location: EXTERNAL.
                    if (message == Message.Tensor && field == 14 && number != 0)
                    {
                        return Outside;
                    }
                    continue;
                case EightBytes:
                    length = 8;
                    break;
                case FourBytes:
                    length = 4;
                    break;
                case Bytes when TryNumber(ref bytes, out length):
                    break;
                default:
                    return CutShort;
            }
            if (length > (ulong)bytes.Length)
            {
                return CutShort;
            }
            if ((key & 7) == Bytes && ProblemOf(bytes[..(int)length], message, field, values) is { } problem)
            {
                return problem;
            }
            bytes = bytes[(int)length..];
        }
        return null;
    }

    private const string Outside = "data of a tensor lie outside the file, where no checksum covers them";

    private const string CutShort = "it is cut short or damaged";

    private static string? ProblemOf(ReadOnlySpan<byte> content, Message message, ulong field, HashSet<string>? values)
    {
        if ((message, field) is (Message.Model, 20 or 25))
        {
            // Training and functions have names of their own.
            values = null;
        }
        return (message, field) switch
        {
            // TensorProto.external_data.
            (Message.Tensor, 13) => Outside,
            (Message.Attribute, 6 or 11) => "a node of it holds a network of its own",
            _ when Inner(message, field) is { } inner && Problem(content, inner, values) is { } problem => problem,
            // GraphProto.initializer and .input, NodeProto.output: where values come from.
            (Message.Graph, 5) => Named(TextOf(content, 8), values, mayLack: false),
            (Message.Graph, 11) => Named(TextOf(content, 1), values, mayLack: true),
            (Message.Node, 2) => Named(Encoding.Latin1.GetString(content), values, mayLack: true),
            _ => null,
        };
    }

    private static string? Named(string name, HashSet<string>? values, bool mayLack) =>
        values is null ? null
        : name.Length == 0 ? (mayLack ? null : "a tensor of it has no name")
        : values.Add(name) ? null : "two of its values have the same name";

    /// <summary>A text of a message, each byte a character; the last one counts. What is cut short is told elsewhere.</summary>
    private static string TextOf(ReadOnlySpan<byte> message, ulong field)
    {
        string text = "";
        while (message.Length > 0 && TryNumber(ref message, out ulong key))
        {
            ulong length = (key & 7) switch { EightBytes => 8, FourBytes => 4, _ => 0 };
            if ((key & 7) is Varint or Bytes && !TryNumber(ref message, out length))
            {
                break;
            }
            length = (key & 7) == Varint ? 0 : length;
            if (length > (ulong)message.Length)
            {
                break;
            }
            if (key == (field << 3 | Bytes))
            {
                text = Encoding.Latin1.GetString(message[..(int)length]);
            }
            message = message[(int)length..];
        }
        return text;
    }

    private static Message? Inner(Message message, ulong field) => (message, field) switch
    {
        (Message.Model, 7) or (Message.TrainingInfo, 1 or 2) => Message.Graph,
        (Message.Model, 20) => Message.TrainingInfo,
        (Message.Model, 25) => Message.Function,
        (Message.Graph, 1) or (Message.Function, 7) => Message.Node,
        (Message.Node, 5) or (Message.Function, 11) => Message.Attribute,
        (Message.Graph, 5) or (Message.Attribute, 5 or 10) or (Message.SparseTensor, 1 or 2) => Message.Tensor,
        (Message.Graph, 15) or (Message.Attribute, 22 or 23) => Message.SparseTensor,
        _ => null,
    };

    private static bool TryNumber(ref ReadOnlySpan<byte> bytes, out ulong number)
    {
        number = 0;
        for (int i = 0; i < Math.Min(10, bytes.Length); i++)
        {
            number |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return true;
            }
        }
        return false;
    }
}
