using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Tests;

/// <summary>
/// Networks whose bytes were changed by whoever wrote the checksum, too: whatever they hold, there is a result, or an error of
/// the bundle that names the file.
/// </summary>
public sealed class BrokenNetworksTests : IDisposable
{
    private const string Surface = "au-111";

    private readonly TinyModels _models = new();
    private readonly Bundle _bundle;

    public BrokenNetworksTests() => _bundle = _models.Add(Surface, TinyModels.TwoMembers);

    public void Dispose() => _models.Dispose();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 5)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_member_of_changed_bytes_is_used_or_named(int seed)
    {
        byte[] whole = TinyModels.TwoMembers[0].ToOnnx(Surface);
        AssertEach(seed, whole, "member-1.onnx", onnx => _models.ReplaceMember(_bundle, onnx));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_tells_the_surface_is_too(int seed) =>
        AssertEach(
            seed, new TinySurface(1).ToOnnx(Surface), SurfaceModel.FileName, onnx => _models.ReplaceSurfaceModel(_bundle, onnx));

    /// <summary>
    /// Data outside would be read from the folder that a program happens to run in, past every checksum; a network in a network
    /// may run forever; and of two values of one name ONNX Runtime takes one or the other.
    /// </summary>
    [Theory]
    [InlineData("data outside", "data of a tensor lie outside the file")]
    [InlineData("data said to be outside", "data of a tensor lie outside the file")]
    [InlineData("data of a node outside", "data of a tensor lie outside the file")]
    [InlineData("a network in a node", "a node of it holds a network of its own")]
    [InlineData("a tensor twice", "two of its values have the same name")]
    [InlineData("a tensor called as an input", "two of its values have the same name")]
    [InlineData("a tensor called as what a node gives", "two of its values have the same name")]
    [InlineData("a tensor without a name", "a tensor of it has no name")]
    [InlineData("cut", "it is cut short or damaged")]
    public void A_member_that_is_more_than_its_file_is_refused(string what, string message)
    {
        // Fields of ModelProto, GraphProto, NodeProto, AttributeProto, TensorProto; a second graph adds to the first.
        var outside = new ProtoWriter().Message(13, new ProtoWriter().Text(1, "location").Text(2, "elsewhere.bin"));
        var graph = what switch
        {
            "data outside" => new ProtoWriter().Message(5, outside),
            "data said to be outside" => new ProtoWriter().Message(5, new ProtoWriter().Number(14, 1)),
            "data of a node outside" => Node(new ProtoWriter().Message(5, outside)),
            "a network in a node" => Node(new ProtoWriter().Message(6, new ProtoWriter())),
            "a tensor twice" => Tensor("one more").Message(5, new ProtoWriter().Number(2, 1).Text(8, "one more")),
            "a tensor called as an input" => Tensor(Preprocessing.Image),
            "a tensor called as what a node gives" => Tensor(MemberOutputs.Confidences),
            "a tensor without a name" => Tensor(""),
            _ => new ProtoWriter(),
        };
        byte[] more = what == "cut" ? [0x3A, 0x05] : new ProtoWriter().Message(7, graph).ToArray();
        _models.ReplaceMember(_bundle, [.. TinyModels.TwoMembers[0].ToOnnx(Surface), .. more]);

        var e = Assert.IsType<BundleException>(Use());

        Assert.Equal(BundleProblem.BrokenMember, e.Problem);
        Assert.StartsWith(_models.PathOf(Surface, "member-1.onnx"), e.Message, StringComparison.Ordinal);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);

        static ProtoWriter Tensor(string name) => new ProtoWriter().Message(5, new ProtoWriter().Number(2, 1).Text(8, name));

        static ProtoWriter Node(ProtoWriter attribute) => new ProtoWriter().Message(1, new ProtoWriter().Message(5, attribute));
    }

    /// <summary>ONNX Runtime has one error for both: what gets no memory is not called broken.</summary>
    [Fact]
    public void A_member_that_gets_no_memory_is_told_as_that()
    {
        var member = new TinyNetwork(TinyState.Always("rows", 0.6), TinyState.Always("tip_change", 0.4));
        var graph = new TinyGraph()
            .Node("Conv", [Preprocessing.Image, "identity"], MemberOutputs.Features)
            .Node("GlobalAveragePool", [MemberOutputs.Features], "means")
            .Node("Flatten", ["means"], "flat")
            .Node("Range", ["none", "much", "one"], "terabytes")
            .Node("ReduceMax", ["terabytes"], "largest")
            .Node("Max", ["flat", "largest"], "logits")
            .Node("Sigmoid", ["logits"], MemberOutputs.Confidences)
            .Constant("identity", [2, 2, 1, 1], [1, 0, 0, 1])
            .Constant("none", [], [0])
            .Constant("much", [], [1e14f])
            .Constant("one", [], [1])
            .Input(Preprocessing.Image, 2, 128, 128)
            .Output(MemberOutputs.Confidences, 2)
            .Output(MemberOutputs.Features, 2, 128, 128);
        _models.ReplaceMember(_bundle, graph.ToOnnx(member.MetadataOf(Surface).ToProperties()));

        var e = Assert.IsType<BundleException>(Use());

        Assert.True(e.Problem == BundleProblem.NoMemory, e.Message);
        Assert.Equal($"{_models.PathOf(Surface, "member-1.onnx")}: there is not enough memory for this network", e.Message);
    }

    /// <summary>What only shows when it runs: on several scans, or for a map.</summary>
    [Theory]
    [InlineData("three rows more", "member-1.onnx gave 6 confidences for 1 scans and 2 states")]
    [InlineData("three rows more in a batch", "member-1.onnx gave 6 confidences for 1 scans and 2 states")]
    [InlineData("features that are no numbers", "member-1.onnx gave a map of values that are not numbers")]
    [InlineData("features that are no picture", "member-1.onnx gave a map of [1, 32768] values")]
    public void A_member_that_fails_on_the_way_is_named(string what, string message)
    {
        var member = new TinyNetwork(TinyState.Always("rows", 0.6), TinyState.Always("tip_change", 0.4));
        bool rows = what.StartsWith("three", StringComparison.Ordinal), flat = what.EndsWith("picture", StringComparison.Ordinal);
        var graph = new TinyGraph()
            .Node("Conv", [Preprocessing.Image, "identity"], "convolved")
            .Node(rows ? "Identity" : flat ? "Flatten" : "Log", ["convolved"], MemberOutputs.Features)
            .Node("GlobalAveragePool", ["convolved"], "means")
            .Node("Flatten", ["means"], "flat")
            .Node("Gemm", ["flat", "weights", "biases"], "logits")
            .Node(rows ? "Add" : "Max", ["logits", "more"], "sum")
            .Node("Sigmoid", ["sum"], MemberOutputs.Confidences)
            .Constant("identity", [2, 2, 1, 1], [1, 0, 0, 1])
            .Constant("weights", [2, 2], [1, 0, 0, 1])
            .Constant("biases", [2], [0, 0])
            .Constant("more", [rows ? 3 : 1, 2], rows ? new float[6] : new float[2])
            .Input(Preprocessing.Image, 2, 128, 128)
            .Output(MemberOutputs.Confidences, 2)
            .Output(MemberOutputs.Features, flat ? [2 * 128 * 128] : [2, 128, 128]);
        _models.ReplaceMember(_bundle, graph.ToOnnx(member.MetadataOf(Surface).ToProperties()));
        using var engine = new Engine(_models.Folder, new ProviderChoice(Provider.Cpu));
        var scan = TestScans.Good();

        var e = Assert.Throws<BundleException>(() => _ = what switch
        {
            "three rows more" => engine.Classify(scan),
            "three rows more in a batch" => engine.ClassifyBatch([scan, scan]),
            _ => (object)engine.Map(scan, state: TipState.TipChange),
        });

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    private void AssertEach(int seed, byte[] whole, string file, Action<byte[]> replace)
    {
        var random = new Random(seed);
        int used = 0, named = 0;
        for (int i = 0; i < 60; i++)
        {
            byte[] changed = Change(whole, random);
            replace(changed);
            if (Use() is not { } e)
            {
                used++;
                continue;
            }
            Assert.True(
                e is BundleException && e.Message.Contains(_models.PathOf(Surface, file), StringComparison.Ordinal),
                $"seed {seed}, change {i}: {e}");
            named++;
        }
        Assert.InRange(used, 1, 59);
        Assert.InRange(named, 1, 59);
    }

    /// <summary>What a program does with a bundle.</summary>
    private Exception? Use() => Record.Exception(() =>
    {
        using var engine = new Engine(_models.Folder, new ProviderChoice(Provider.Cpu));
        var scan = TestScans.Good();
        engine.Classify(scan);
        engine.ClassifyBatch([scan, TestScans.Good(40, 32)]);
        engine.Match(scan);
        var map = engine.Map(scan);
        var line = new double[map.Width];
        map.Line(3, line);
        Assert.All(line, value => Assert.InRange(value, 0, 1.000001));
    });

    private static byte[] Change(byte[] whole, Random random)
    {
        List<byte> bytes = [.. whole];
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            int at = random.Next(bytes.Count), some = random.Next(1, 9);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(some, bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, Enumerable.Range(0, some).Select(_ => (byte)random.Next(256)));
                    break;
                case 4:
                    // A word in it becomes another of the same length.
                    bytes[at] = (byte)random.Next('a', 'z' + 1);
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(10) == 0 ? bytes.Count - at - 1 : 0);
                    break;
            }
            if (bytes.Count == 0)
            {
                break;
            }
        }
        return [.. bytes];
    }
}
