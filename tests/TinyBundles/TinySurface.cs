using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Tests;

/// <summary>
/// What tells surfaces, small enough to compute by hand: every scan gets the same log odds of showing the surface, unless some
/// traits have weights.
/// </summary>
/// <param name="Value">The log odds.</param>
internal sealed record TinySurface(double Value)
{
    /// <summary>How many traits it takes.</summary>
    public int Traits { get; init; } = SurfaceTraits.Count;

    /// <summary>What a trait adds to the log odds; null: nothing.</summary>
    public float[]? Weights { get; init; }

    /// <summary>The version of the traits that it says it takes.</summary>
    public int TraitsVersion { get; init; } = SurfaceTraits.Version;

    /// <summary>The ONNX file of a bundle of <paramref name="surface"/>.</summary>
    public byte[] ToOnnx(string surface) => ToOnnx(new SurfaceMetadata
    {
        ProductVersion = "0.0.0",
        Surface = surface,
        TraitsVersion = TraitsVersion,
        TrainingDataSha256 = new string('0', 64),
    }.ToProperties());

    /// <summary>The ONNX file with other metadata.</summary>
    public byte[] ToOnnx(IReadOnlyDictionary<string, string> metadata) => new TinyGraph()
        .Node("Gemm", [SurfaceModel.Traits, "weights", "bias"], SurfaceModel.LogOdds)
        .Constant("weights", [Traits, 1], Weights ?? new float[Traits])
        .Constant("bias", [1], [(float)Value])
        .Input(SurfaceModel.Traits, Traits)
        .Output(SurfaceModel.LogOdds, 1)
        .ToOnnx(metadata);
}
