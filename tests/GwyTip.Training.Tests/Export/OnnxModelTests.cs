using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Engines;
using GwyTip.Training.Export;
using GwyTip.Training.Export.Onnx;
using GwyTip.Training.Networks;

namespace GwyTip.Tests.Export;

/// <summary>What stands in an exported file. The tensors are made up: no engine is needed.</summary>
public class OnnxModelTests
{
    private static readonly NetworkSpec Network = new(
        2, 8, 8,
        [
            new Convolution(4, 3, 2, 1, Bias: false), new BatchNormalisation(), new Elu(), new GlobalAveragePooling(),
            new Flatten(),
            new Dropout(0.5), new Dense(3, Bias: true),
        ],
        Head.Sigmoid);

    private static readonly MemberMetadata Metadata = SomeMetadata.Of("rows", "individual_atoms", "tip_change");

    [Fact]
    public void The_model_declares_its_version_its_batch_and_its_metadata()
    {
        var model = Export(OnnxWeights.Full);
        Assert.Equal(7, model.IrVersion);
        Assert.Equal(13, Assert.Single(model.OpsetImport).Version);
        Assert.Equal("image N×2×8×8", Text(Assert.Single(model.Graph.Input)));
        Assert.Equal(["confidences N×3", "features N×4×4×4", "class_activation N×3×4×4"], model.Graph.Output.Select(Text));
        var said = MemberMetadata.Read(model.MetadataProps.ToDictionary(m => m.Key, m => m.Value));
        Assert.Equal(Metadata.States, said.States);
        Assert.Equal(Metadata with { Cells = new CellGrid(0, 2) }, said with { States = Metadata.States });
    }

    [Fact]
    public void Full_weights_fold_batch_normalisation_and_drop_dropout()
    {
        var graph = Export(OnnxWeights.Full).Graph;
        Assert.Equal(
            ["Conv", "Elu", "GlobalAveragePool", "Flatten", "Gemm", "Sigmoid", "Unsqueeze", "Conv"],
            graph.Node.Select(n => n.OpType));
        Assert.DoesNotContain(graph.Initializer, t => t.DataType == (int)TensorProto.Types.DataType.Float16);
    }

    [Fact]
    public void Half_weights_are_cast_before_use()
    {
        var graph = Export(OnnxWeights.Half).Graph;
        string[] half = [.. graph.Initializer.Where(
            t => t.DataType == (int)TensorProto.Types.DataType.Float16).Select(t => t.Name)];
        Assert.Equal(["0_conv.weight", "6_dense.weight"], half);
        Assert.Equal(half, graph.Node.Where(n => n.OpType == "Cast").Select(n => n.Input.Single()));
        Assert.DoesNotContain(graph.Node, n => n.OpType != "Cast" && n.Input.Intersect(half).Any());
        Assert.Equal(2 * 4 * 2 * 3 * 3, graph.Initializer.Single(t => t.Name == "0_conv.weight").RawData.Length);
    }

    [Fact]
    public void The_same_network_gives_the_same_bytes() => Assert.Equal(
        OnnxExporter.Export(Network, Tensors(), OnnxWeights.Half, Metadata),
        OnnxExporter.Export(Network, Tensors(), OnnxWeights.Half, Metadata with { Cells = null }));

    /// <summary>
    /// A cell looks at the middle of all that it sees: five of the pixels that two were made one of, every other time.
    /// </summary>
    [Fact]
    public void The_cells_of_a_network_that_ends_otherwise_are_known_and_it_has_no_class_activation()
    {
        var network = new NetworkSpec(
            2, 20, 20,
            [new AveragePooling(2, 2), new Convolution(4, 5, 2, 0, Bias: true), new Elu(), new Flatten(),
                new Dense(3, Bias: true)], Head.Sigmoid);

        var model = Parse(network, 3 * 3 * 4, 2 * 5 * 5, Metadata);

        Assert.Equal(["confidences N×3", "features N×4×3×3"], model.Graph.Output.Select(Text));
        Assert.Equal(["4.5", "4"], model.MetadataProps.Where(
            m => m.Key.Contains("cell", StringComparison.Ordinal)).Select(m => m.Value).OrderDescending());
    }

    [Fact]
    public void A_network_on_lines_has_no_cells()
    {
        var network = new NetworkSpec(
            2, 1, 1, [new Convolution(4, 1, 1, 0, Bias: true), new Elu(), new Flatten(), new Dense(3, Bias: true)], Head.Sigmoid);

        var model = Parse(network, 4, 2, Metadata with { Input = Preprocessing.Lines });

        Assert.DoesNotContain(model.MetadataProps, m => m.Key.Contains("cell", StringComparison.Ordinal));
        Assert.Equal("lines", Assert.Single(model.Graph.Input).Name);
    }

    /// <summary>A convolution, then a dense layer on all that it makes.</summary>
    private static ModelProto Parse(NetworkSpec network, int flat, int window, MemberMetadata metadata)
    {
        int conv = network.Layers.Index().First(l => l.Item is Convolution).Index, dense = network.Layers.Count - 1;
        return ModelProto.Parser.ParseFrom(OnnxExporter.Export(network, new Dictionary<string, EngineTensor>
        {
            [$"{network.NameOf(conv)}.weight"] = new(
                [4, 2, (int)Math.Sqrt(window / 2.0), (int)Math.Sqrt(window / 2.0)], new float[4 * window]),
            [$"{network.NameOf(dense)}.weight"] = new([3, flat], new float[3 * flat]),
        }, OnnxWeights.Full, metadata));
    }

    [Fact]
    public void A_missing_tensor_and_a_network_without_convolutions_are_refused()
    {
        var tensors = Tensors();
        tensors.Remove("1_bn.running_var");
        Assert.Contains("1_bn.running_var", Assert.Throws<ArgumentException>(
            () => OnnxExporter.Export(Network, tensors, OnnxWeights.Full, Metadata)).Message);
        var flat = new NetworkSpec(1, 2, 2, [new Flatten(), new Dense(1, Bias: true)], Head.Sigmoid);
        Assert.Contains("convolution", Assert.Throws<ArgumentException>(
            () => OnnxExporter.Export(flat, tensors, OnnxWeights.Full, Metadata)).Message);
    }

    private static ModelProto Export(OnnxWeights weights) =>
        ModelProto.Parser.ParseFrom(OnnxExporter.Export(Network, Tensors(), weights, Metadata));

    private static Dictionary<string, EngineTensor> Tensors()
    {
        static EngineTensor Ones(params long[] shape) =>
            new(shape, [.. Enumerable.Repeat(1f, (int)shape.Aggregate(1L, (a, b) => a * b))]);
        return new()
        {
            ["0_conv.weight"] = Ones(4, 2, 3, 3),
            ["1_bn.weight"] = Ones(4),
            ["1_bn.bias"] = Ones(4),
            ["1_bn.running_mean"] = Ones(4),
            ["1_bn.running_var"] = Ones(4),
            ["6_dense.weight"] = Ones(3, 4),
            ["6_dense.bias"] = Ones(3),
        };
    }

    private static string Text(ValueInfoProto value) => value.Name + " " + string.Join(
        '×', value.Type.TensorType.Shape.Dim.Select(d => d.DimParam.Length > 0 ? d.DimParam : $"{d.DimValue}"));
}
