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
            if (!TryField(ref bytes, out var field) || field.Form is not (Varint or EightBytes or FourBytes or Bytes))
            {
                return CutShort;
            }
            // TensorProto.data_location: EXTERNAL.
            if (message == Message.Tensor && field is { Form: Varint, Number: 14, Value: not 0 })
            {
                return Outside;
            }
            if (field.Form == Bytes && ProblemOf(field.Content, message, field.Number, values) is { } problem)
            {
                return problem;
            }
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
        while (message.Length > 0 && TryField(ref message, out var found))
        {
            if (found.Form == Bytes && found.Number == field)
            {
                text = Encoding.Latin1.GetString(found.Content);
            }
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

    /// <param name="number">Of the field in its message.</param>
    /// <param name="form">How it is written; those that are not named here have no content.</param>
    /// <param name="value">Of a <see cref="Varint"/>.</param>
    /// <param name="content">Of the other forms.</param>
    private readonly ref struct Field(ulong number, int form, ulong value, ReadOnlySpan<byte> content)
    {
        public ulong Number { get; } = number;

        public int Form { get; } = form;

        public ulong Value { get; } = value;

        public ReadOnlySpan<byte> Content { get; } = content;
    }

    /// <summary>Takes the first field off a message; false: it is cut short.</summary>
    private static bool TryField(ref ReadOnlySpan<byte> message, out Field field)
    {
        field = default;
        if (!TryNumber(ref message, out ulong key))
        {
            return false;
        }
        int form = (int)(key & 7);
        ulong length = form switch { EightBytes => 8, FourBytes => 4, _ => 0 }, value = 0;
        if ((form == Bytes && !TryNumber(ref message, out length)) || (form == Varint && !TryNumber(ref message, out value))
            || length > (ulong)message.Length)
        {
            return false;
        }
        field = new Field(key >> 3, form, value, message[..(int)length]);
        message = message[(int)length..];
        return true;
    }

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
