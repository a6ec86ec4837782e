using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Tests;

/// <summary>
/// A network small enough to compute by hand. Its features are the image itself (a 1 × 1 convolution with the identity); the
/// confidence of a state is the sigmoid of height × mean height + validity × share of valid pixels + bias.
/// </summary>
internal sealed record TinyNetwork(params TinyState[] States)
{
    private const int Channels = 2, Size = 128;

    /// <summary>Name of the first output.</summary>
    public string Output { get; init; } = MemberOutputs.Confidences;

    /// <summary>Name of the input.</summary>
    public string Input { get; init; } = Preprocessing.Image;

    /// <summary>Side of the image it takes.</summary>
    public int InputSize { get; init; } = Size;

    /// <summary>
    /// Whether the mean makes one number of each channel; with the maximum the weights no longer belong to places.
    /// </summary>
    public bool Averages { get; init; } = true;

    /// <summary>The last operator; without a sigmoid the outputs are not confidences.</summary>
    public string Head { get; init; } = "Sigmoid";

    /// <summary>What its file says of itself, of a bundle of <paramref name="surface"/>.</summary>
    public MemberMetadata MetadataOf(string surface) => new()
    {
        ProductVersion = "0.0.0",
        Surface = surface,
        Input = Input,
        Views = 1,
        Head = "sigmoid",
        Network = "tiny",
        States = [.. States.Select(s =>
            new ManifestState(s.Name, true, 0.5, 0.5, new ManifestCalibration(1, 0), $"Shows {s.Name}."))],
        TrainingDataSha256 = new string('0', 64),
        Cells = CellGrid.Pixels,
    };

    /// <summary>The ONNX file of a bundle of <paramref name="surface"/>.</summary>
    public byte[] ToOnnx(string surface) => ToOnnx(MetadataOf(surface).ToProperties());

    /// <summary>The ONNX file with other metadata.</summary>
    public byte[] ToOnnx(IReadOnlyDictionary<string, string> metadata)
    {
        var graph = new TinyGraph()
            .Node("Conv", [Input, "identity"], MemberOutputs.Features)
            .Node(Averages ? "GlobalAveragePool" : "GlobalMaxPool", [MemberOutputs.Features], "means")
            .Node("Flatten", ["means"], "flat")
            .Node("Gemm", ["flat", "weights", "biases"], "logits")
            .Node(Head, ["logits"], Output)
            .Constant("identity", [Channels, Channels, 1, 1], [1, 0, 0, 1])
            .Constant("weights", [Channels, States.Length], [.. States.Select(s => s.Height), .. States.Select(s => s.Validity)])
            .Constant("biases", [States.Length], [.. States.Select(s => s.Bias)])
            .Input(Input, Channels, InputSize, InputSize)
            .Output(Output, States.Length)
            .Output(MemberOutputs.Features, Channels, InputSize, InputSize);
        if (Averages)
        {
            graph
                .Constant("kernel", [States.Length, Channels, 1, 1], [.. States.SelectMany(s => new[] { s.Height, s.Validity })])
                .Node("Conv", [MemberOutputs.Features, "kernel"], MemberOutputs.ClassActivation)
                .Output(MemberOutputs.ClassActivation, States.Length, InputSize, InputSize);
        }
        return graph.ToOnnx(metadata);
    }
}

/// <summary>The confidence of <paramref name="Name"/>: sigmoid(Height × mean height + Validity × valid share + Bias).</summary>
internal sealed record TinyState(string Name, float Height, float Validity, float Bias)
{
    /// <summary>A state whose confidence is the same for every scan.</summary>
    public static TinyState Always(string name, double confidence) =>
        new(name, 0, 0, (float)Math.Log(confidence / (1 - confidence)));
}
