using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>
/// What has to be known of a network to turn its features into a map of where it looks: where each cell looks, and how the features
/// speak for each state.
/// </summary>
internal sealed class MemberView
{
    private readonly CellGrid? _grid;

    /// <summary>Weights of the dense layer, outputs × channels; null: the network does not end in global average pooling and one dense layer.</summary>
    private readonly float[][]? _weights;

    private MemberView(CellGrid? grid, float[][]? weights) => (_grid, _weights) = (grid, weights);

    /// <param name="model">The ONNX file. What cannot be read from it is done without.</param>
    public static MemberView Of(byte[] model)
    {
        try
        {
            var graph = new OnnxGraph(model);
            return new MemberView(GridOf(graph), WeightsOf(graph));
        }
        catch (InvalidDataException)
        {
            return new MemberView(null, null);
        }
    }

    /// <summary>Whether its maps tell the states apart.</summary>
    public bool TellsStates => _weights is not null;

    /// <param name="values">Output <c>features</c> of the network for one scan, channels × rows × columns.</param>
    /// <param name="shape">Channels, rows and columns.</param>
    /// <param name="output">The state's place among the network's outputs.</param>
    public CellMap Map(float[] values, (int Channels, int Rows, int Columns) shape, int output)
    {
        var grid = _grid ?? CellGrid.Even(Preprocessing.ImageSize, Math.Max(shape.Columns, shape.Rows));
        var features = new FeatureMap(values, shape.Channels, shape.Rows, shape.Columns, grid);
        return _weights is { } weights && weights[output].Length == shape.Channels
            ? CellMap.Evidence(features, weights[output])
            : CellMap.Energy(features);
    }

    /// <summary>Follows the convolutions and poolings from the features back to the image; null where they are no single chain.</summary>
    private static CellGrid? GridOf(OnnxGraph graph)
    {
        var chain = new Stack<OnnxNode>();
        for (string value = MemberCheck.Features; value != Preprocessing.Image;)
        {
            var node = graph.Maker(value);
            if (node is null or { Inputs.Count: 0 })
            {
                return null;
            }
            chain.Push(node);
            value = node.Inputs[0];
        }
        CellGrid? grid = new CellGrid(0, 1);
        foreach (var node in chain)
        {
            grid = node.Operation switch
            {
                "Conv" or "MaxPool" or "AveragePool" => After(grid, node, graph),
                "Relu" or "Elu" or "LeakyRelu" or "BatchNormalization" => grid,
                _ => null,
            };
        }
        return grid;
    }

    private static CellGrid? After(CellGrid? grid, OnnxNode node, OnnxGraph graph)
    {
        long kernel = node.Attribute("kernel_shape", node.Inputs.Count > 1 && graph.Constant(node.Inputs[1]) is { Shape: [_, _, var side, _] } ? side : 0);
        return kernel > 0
            ? grid?.Then((int)kernel, (int)node.Attribute("strides", 1), (int)node.Attribute("pads", 0))
            : null;
    }

    private static float[][]? WeightsOf(OnnxGraph graph)
    {
        var node = graph.Taker(MemberCheck.Features);
        if (node is not { Operation: "GlobalAveragePool" })
        {
            return null;
        }
        do
        {
            node = graph.Taker(node.Outputs[0]);
        }
        while (node is { Operation: "Flatten" or "Reshape" or "Squeeze" or "Identity" });
        bool isHead = node is { Operation: "Gemm" }
            && graph.Taker(node.Outputs[0]) is { Operation: "Sigmoid" or "Softmax" } head && head.Outputs.Contains(MemberCheck.Confidences);
        return isHead && graph.Constant(node!.Inputs[1]) is { } tensor && tensor.Matrix() is { } values
            ? Rows(values, (int)tensor.Shape[0], (int)tensor.Shape[1], byOutput: node.Attribute("transB", 0) == 1)
            : null;
    }

    private static float[][] Rows(float[] values, int rows, int columns, bool byOutput) => byOutput
        ? [.. Enumerable.Range(0, rows).Select(r => values[(r * columns)..((r + 1) * columns)])]
        : [.. Enumerable.Range(0, columns).Select(c => Enumerable.Range(0, rows).Select(r => values[r * columns + c]).ToArray())];
}
