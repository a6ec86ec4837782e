namespace GwyTip.Inference;

/// <summary>What networks run on: an execution provider of ONNX Runtime.</summary>
/// <param name="Name">
/// As users type and read it: <c>cpu</c>, <c>cuda</c>, <c>tensorrt</c>, or that of a plug-in library
/// (<see cref="PlugInProviders"/>).
/// </param>
public sealed record Provider(string Name)
{
    public static Provider Cpu { get; } = new("cpu");

    public static Provider Cuda { get; } = new("cuda");

    public static Provider TensorRt { get; } = new("tensorrt");

    /// <summary>Those that need no plug-in, in the order in which they are listed.</summary>
    public static IReadOnlyList<Provider> BuiltIn { get; } = [Cpu, Cuda, TensorRt];

    public override string ToString() => Name;
}
