using GwyTip.Inference;
using GwyTip.Training.Export;
using GwyTip.Training.Networks;

namespace GwyTip.Training.UnknownSurface;

/// <summary>
/// Writes what tells a surface as the ONNX model that <see cref="SurfaceModel"/> runs: standardising, clamping and the mean lie
/// in the graph.
/// </summary>
internal static class SurfaceExporter
{
    /// <summary>The model, as the bytes of an <c>.onnx</c> file. The same arguments give the same bytes.</summary>
    /// <param name="networks">What was fitted.</param>
    /// <param name="metadata">What it says of itself.</param>
    public static byte[] Export(TraitNetworks networks, SurfaceMetadata metadata)
    {
        int traits = networks.Means.Length;
        var graph = new OnnxGraph();
        graph.Input(SurfaceModel.Traits, new LayerShape(traits, 1, 1, Flat: true));
        graph.Output(SurfaceModel.LogOdds, new LayerShape(1, 1, 1, Flat: true));
        graph.Node("Sub", "centred", [SurfaceModel.Traits, graph.Constant("means", [traits], networks.Means)]);
        graph.Node("Mul", "scaled", ["centred", graph.Constant("scales", [traits], networks.Scales)]);
        graph.Node(
            "Clip", "standard",
            [
                "scaled",
                graph.Constant("lowest", [], [-TraitNetworks.Furthest]),
                graph.Constant("highest", [], [TraitNetworks.Furthest]),
            ]);
        string[] each = [.. networks.Networks.Select((n, i) => Network(graph, n, $"network-{i + 1}", traits))];
        graph.Node("Mean", SurfaceModel.LogOdds, each);
        return OnnxGraph.File(OnnxGraph.Model(graph.Proto), metadata.ToProperties());
    }

    private static string Network(OnnxGraph graph, TraitNetwork network, string name, int traits)
    {
        string inner = graph.Constant($"{name}.inner", [network.Units, traits], network.Inner);
        string innerBias = graph.Constant($"{name}.inner_bias", [network.Units], network.InnerBias);
        graph.Node("Gemm", $"{name}.sums", ["standard", inner, innerBias], OnnxGraph.Integer("transB", 1));
        graph.Node("Relu", $"{name}.units", [$"{name}.sums"]);
        string outer = graph.Constant($"{name}.outer", [1, network.Units], network.Outer);
        string outerBias = graph.Constant($"{name}.outer_bias", [1], [network.OuterBias]);
        graph.Node("Gemm", name, [$"{name}.units", outer, outerBias], OnnxGraph.Integer("transB", 1));
        return name;
    }
}
