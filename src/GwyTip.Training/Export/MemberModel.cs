using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Export.Onnx;
using GwyTip.Training.Networks;

namespace GwyTip.Training.Export;

/// <summary>
/// Completes the ONNX model of a member by what is said beside its confidences: class activation maps, where the cells of its
/// maps look, metadata. It takes the graph for what <see cref="OnnxExporter"/> writes, one layer behind the other.
/// </summary>
internal static class MemberModel
{
    /// <summary>The file of a member.</summary>
    /// <param name="model">Gives confidences and features; changed here.</param>
    /// <param name="metadata">What it says of itself; where its cells look is found here.</param>
    public static byte[] Describe(ModelProto model, MemberMetadata metadata)
    {
        NodeProto[] layers = [.. model.Graph.Node.Where(n => n.OpType is not "Cast")];
        int features = 1 + Array.FindIndex(layers, n => n.Output.Contains(MemberOutputs.Features));
        AddClassActivation(model.Graph, layers[features..]);
        bool seesImage = metadata.Input == Preprocessing.Image;
        return OnnxGraph.File(model, (metadata with { Cells = seesImage ? CellsOf(layers[..features]) : null }).ToProperties());
    }

    /// <summary>
    /// The weights of the dense layer on the features themselves, which the network puts on their means. ONNX Runtime computes
    /// every output of a graph, asked for or not; here that is less than a thousandth of the network.
    /// </summary>
    private static void AddClassActivation(GraphProto proto, NodeProto[] head)
    {
        if (head is not [
            { OpType: "GlobalAveragePool" }, { OpType: "Flatten" }, { OpType: "Gemm" } dense, { OpType: "Sigmoid" or "Softmax" }])
        {
            return;
        }
        var graph = new OnnxGraph(proto);
        string kernel = MemberOutputs.ClassActivation + ".weight";
        graph.Node("Unsqueeze", kernel, [dense.Input[1], graph.Constant(kernel + ".axes", 2, 3)]);
        graph.Node("Conv", MemberOutputs.ClassActivation, [MemberOutputs.Features, kernel]);
        graph.Output(MemberOutputs.ClassActivation, ShapeOf(proto, MemberOutputs.Features) with
        {
            Channels = ShapeOf(proto, MemberOutputs.Confidences).Channels,
        });
    }

    private static LayerShape ShapeOf(GraphProto graph, string output)
    {
        var tensor = graph.Output.Single(o => o.Name == output).Type.TensorType;
        int[] shape = [.. tensor.Shape.Dim.Skip(1).Select(d => (int)d.DimValue)];
        return shape is [var channels, var height, var width]
            ? new(channels, height, width, Flat: false)
            : new(shape[0], 1, 1, Flat: true);
    }

    private static CellGrid CellsOf(NodeProto[] layers) =>
        layers.Where(n => n.Attribute.Any(a => a.Name == "kernel_shape"))
            .Aggregate(
                CellGrid.Pixels,
                (cells, n) => cells.Then(First(n, "kernel_shape", 1), First(n, "strides", 1), First(n, "pads", 0)));

    private static int First(NodeProto node, string attribute, int otherwise) =>
        node.Attribute.FirstOrDefault(a => a.Name == attribute) is { Ints: [var first, ..] } ? (int)first : otherwise;
}
