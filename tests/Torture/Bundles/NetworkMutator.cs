using System.Text;
using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Tests.Torture.Bundles;

/// <summary>
/// Networks that are whole ONNX files and wrong: other shapes, types, names, missing and further nodes and tensors, data outside
/// the file, cycles, giant dimensions, loops. The same seed, the same networks.
/// </summary>
internal sealed class NetworkMutator(byte[] whole, Random random)
{
    // ModelProto: graph = 7. GraphProto: node = 1, initializer = 5, input = 11, output = 12. NodeProto: input = 1, output = 2,
    // op_type = 4, attribute = 5. TensorProto: dims = 1, data_type = 2, raw_data = 9, external_data = 13, data_location = 14.
    private const int Graph = 7, Node = 1, Initializer = 5;

    private static readonly long[] Sizes =
        [0, 1, 2, 3, 127, 129, 65536, int.MaxValue, uint.MaxValue, 1L << 40, long.MaxValue, -1, long.MinValue];

    private static readonly string[] Operators =
        ["Add", "Sub", "Div", "Log", "Sqrt", "Softmax", "Relu", "Identity", "Transpose", "Shape", "Size", "NonZero", "Flatten",
            "GlobalMaxPool", "Conv", "ConvTranspose", "Gemm", "MatMul", "Gather", "Range", "Expand", "Tile", "Pad", "Resize",
            "ConstantOfShape", "RandomNormalLike", "SequenceConstruct", "SequenceEmpty", "Optional", "Cast", "StringNormalizer",
            "Loop", "If", "Scan", "NoSuchOperator", "LSTM", "Einsum", "TfIdfVectorizer", "Unique", "EPContext"];

    private static readonly string[] Names =
        ["", MemberOutputs.Confidences, MemberOutputs.Features, MemberOutputs.ClassActivation, Preprocessing.Image, "identity",
            "weights", "biases", "means", "flat", "logits", "kernel", "traits", "log_odds", "N", "\u0001", "a/b", "ä"];

    private static readonly string[] Places =
        ["/etc/passwd", "../../../../../../../../etc/passwd", "secret.bin", "./member-1.onnx", "../secret.bin",
            "*/_ORT_MEM_ADDR_/*",
            "", "/dev/zero", "/proc/self/mem", "\u0000"];

    /// <summary>What the last network was changed in.</summary>
    public string Last { get; private set; } = "";

    public byte[] Next()
    {
        var model = Wire.Parse(whole) ?? throw new InvalidOperationException("the file to change is not a network");
        Last = "";
        for (int times = 1 + random.Next(3); times > 0; times--)
        {
            Change(model);
        }
        return model.ToArray();
    }

    private void Change(Wire model)
    {
        var graph = model.Fields.FirstOrDefault(f => f.Number == Graph)?.Inner;
        Wire[] all = [.. model.All()];
        var some = all[random.Next(all.Length)];
        switch (random.Next(12))
        {
            case 0:
                Say("a field gone", () => some.Fields.RemoveAt(random.Next(some.Fields.Count)), some.Fields.Count > 0);
                break;
            case 1:
                Say("a field twice", () => some.Fields.Add(Copy(Pick(some.Fields))), some.Fields.Count > 0);
                break;
            case 2:
                // A copy: in its own descendant a message would have no end.
                Say("a field of elsewhere", () => some.Fields.Add(Copy(Pick(Pick([.. all.Where(w =>
                    w.Fields.Count > 0)]).Fields))), true);
                break;
            case 3:
                ReplaceOne(all, f => f.Type == 0, "another number", f => f with { Value = (ulong)Pick(Sizes) });
                break;
            case 4:
                ReplaceOne(all, f => f.Type == 0, "a small number", f => f with { Value = (ulong)random.Next(24) });
                break;
            case 5:
                ReplaceOne(
                    all, IsText, "another name",
                    f => f with { Bytes = Encoding.UTF8.GetBytes(Pick(Names)), Inner = null });
                break;
            case 6 when graph is not null:
                ReplaceOne(
                    [.. graph.Fields.Where(f => f.Number == Node).Select(f => f.Inner).OfType<Wire>()], f => f.Number == 4,
                    "another operator", f => Wire.Text(4, Pick(Operators)));
                break;
            case 7:
                ReplaceOne(
                    all, f => f.Type == 2 && f.Inner is null && !IsText(f) && f.Bytes.Length > 0, "other values",
                    f => f with { Bytes = OtherBytes(f.Bytes) });
                break;
            case 8 when graph is not null:
                Outside(graph);
                break;
            case 9 when graph is not null:
                Say("a new node", () => graph.Fields.Insert(random.Next(graph.Fields.Count + 1), NewNode()), true);
                break;
            case 10 when graph is not null:
                Say("a new tensor", () => graph.Fields.Add(NewTensor(Pick(Names))), true);
                break;
            default:
                if (graph is not null && random.Next(2) == 0)
                {
                    Control(graph);
                }
                else
                {
                    Say("fields turned round", () => some.Fields.Reverse(), true);
                }
                break;
        }
    }

    /// <summary>A tensor's data are said to lie in a file.</summary>
    private void Outside(Wire graph)
    {
        var tensors = graph.Fields.Where(f => f is { Number: Initializer, Inner: not null }).Select(f => f.Inner!).ToList();
        if (tensors.Count == 0)
        {
            return;
        }
        var tensor = Pick(tensors);
        string place = Pick(Places);
        Say($"data in '{place}'", () =>
        {
            tensor.Fields.RemoveAll(f => f.Number == 9);
            tensor.Fields.Add(Wire.Message(13, Wire.Text(1, "location"), Wire.Text(2, place)));
            if (random.Next(2) == 0)
            {
                tensor.Fields.Add(Wire.Message(13, Wire.Text(1, "offset"), Wire.Text(2, $"{Pick(Sizes)}")));
                tensor.Fields.Add(Wire.Message(13, Wire.Text(1, "length"), Wire.Text(2, $"{Pick(Sizes)}")));
            }
            tensor.Fields.Add(Wire.Whole(14, 1));
        }, true);
    }

    /// <summary>A loop without an end, a branch, or a network in a network.</summary>
    private void Control(Wire graph)
    {
        string kind = Pick<string>(["Loop", "If", "Scan"]);
        var body = Wire.Message(
            6, Wire.Message(Node, Wire.Text(1, "condition"), Wire.Text(2, "again"), Wire.Text(4, "Identity")),
            Wire.Text(2, "body"), Wire.Message(11, Wire.Text(1, "turn")), Wire.Message(11, Wire.Text(1, "condition")),
            Wire.Message(12, Wire.Text(1, "again")));
        Say($"a node {kind}", () => graph.Fields.Insert(0, Wire.Message(
            Node, Wire.Text(1, "turns"), Wire.Text(1, "always"), Wire.Text(2, Pick(Names)), Wire.Text(4, kind),
            Wire.Message(5, Wire.Text(1, "body"), body, Wire.Whole(20, 5)))), true);
    }

    private Wire.Field NewNode() => Wire.Message(
        Node, Wire.Text(1, Pick(Names)), Wire.Text(1, Pick(Names)), Wire.Text(2, Pick(Names)), Wire.Text(4, Pick(Operators)));

    private Wire.Field NewTensor(string name) => Wire.Message(
        Initializer, Wire.Whole(1, Pick(Sizes)), Wire.Whole(1, Pick(Sizes)), Wire.Whole(2, random.Next(24)), Wire.Text(8, name),
        new Wire.Field(9, 2, 0, new byte[random.Next(64)], null));

    private byte[] OtherBytes(byte[] bytes)
    {
        byte[] other = [.. bytes];
        switch (random.Next(4))
        {
            case 0:
                random.NextBytes(other);
                return other;
            case 1:
                return other[..random.Next(other.Length)];
            case 2:
                return [.. other, .. other];
            default:
                Array.Fill(other, (byte)0xFF);
                return other;
        }
    }

    private void ReplaceOne(Wire[] all, Predicate<Wire.Field> which, string what, Func<Wire.Field, Wire.Field> by)
    {
        var found = all.SelectMany(w => w.Fields.Index().Where(f => which(f.Item)).Select(f => (Message: w, f.Index))).ToList();
        if (found.Count > 0)
        {
            var (message, index) = Pick(found);
            Say(what, () => message.Fields[index] = by(message.Fields[index]), true);
        }
    }

    private void Say(string what, Action change, bool possible)
    {
        if (possible)
        {
            change();
            Last += $"{(Last.Length > 0 ? ", " : "")}{what}";
        }
    }

    private static Wire.Field Copy(Wire.Field field) =>
        field with { Inner = field.Inner is null ? null : Wire.Parse(field.Inner.ToArray()) };

    private static bool IsText(Wire.Field field) =>
        field.Type == 2 && field.Bytes.Length is > 0 and < 40 && field.Bytes.All(b => b is >= 0x20 and < 0x7F);

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
