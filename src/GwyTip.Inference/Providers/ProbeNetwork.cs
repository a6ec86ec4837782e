using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>
/// <c>probe.onnx</c>: the smallest network that proves a provider, one convolution of two inputs of one value, y = x ∗ w. With it
/// a provider can be tried before there is a bundle; a convolution, since it is the first to miss cuDNN.
/// </summary>
internal static class ProbeNetwork
{
    public const string FileName = "probe.onnx";

    /// <summary>2 × 3 as the provider computes it.</summary>
    /// <exception cref="OnnxRuntimeException">The provider fails.</exception>
    public static float TwiceThree(SessionOptions options)
    {
        using var session = new InferenceSession(Model(), options);
        using var run = new RunOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using var x = OrtValue.CreateTensorValueFromMemory([3f], [1, 1, 1, 1]);
        using var w = OrtValue.CreateTensorValueFromMemory([2f], [1, 1, 1, 1]);
        using var results = session.Run(run, ["x", "w"], [x, w], ["y"]);
        return results[0].GetTensorDataAsSpan<float>()[0];
    }

    private static byte[] Model()
    {
        using var resource = typeof(ProbeNetwork).Assembly.GetManifestResourceStream(FileName)!;
        using var memory = new MemoryStream();
        resource.CopyTo(memory);
        return memory.ToArray();
    }
}
