using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>An ONNX file of a bundle.</summary>
internal static class ModelFile
{
    /// <param name="path">Named in errors.</param>
    /// <param name="model">What the file holds.</param>
    /// <param name="options">With the provider.</param>
    /// <param name="provider">What they say.</param>
    /// <exception cref="BundleException">
    /// ONNX Runtime cannot read it, not run it on the CPU, or gets no memory for it.
    /// </exception>
    /// <exception cref="OnnxRuntimeException">Another provider cannot run it.</exception>
    public static InferenceSession Open(string path, byte[] model, SessionOptions options, Provider provider)
    {
        if (OnnxBytes.Problem(model) is { } problem)
        {
            throw Unreadable(path, problem, null);
        }
        try
        {
            return new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException e) when (LackOfMemory.IsCauseOf(e))
        {
            throw NoMemory(path, e);
        }
        catch (OnnxRuntimeException e) when (provider == Provider.Cpu || IsBroken(e))
        {
            throw Unreadable(path, ProviderLoading.Reason(e.Message), e);
        }
    }

    /// <summary>The error of a file whose network fails on the CPU, which knows all of ONNX.</summary>
    public static BundleException CannotRun(string path, OnnxRuntimeException e) => LackOfMemory.IsCauseOf(e)
        ? NoMemory(path, e)
        : new BundleException(
            BundleProblem.BrokenMember, $"{path} holds a network that does not run: {ProviderLoading.Reason(e.Message)}", e);

    private static BundleException NoMemory(string path, OnnxRuntimeException e) =>
        new(BundleProblem.NoMemory, $"{path}: there is not enough memory for this network", e);

    private static BundleException Unreadable(string path, string reason, Exception? cause) =>
        new(BundleProblem.BrokenMember, $"{path} is not a network ONNX Runtime can read: {reason}", cause);

    /// <summary>What is the fault of the file rather than of the provider. The code is found only in the text.</summary>
    private static bool IsBroken(OnnxRuntimeException e) =>
        e.Message.StartsWith("[ErrorCode:InvalidProtobuf]", StringComparison.Ordinal) ||
        e.Message.StartsWith("[ErrorCode:InvalidGraph]", StringComparison.Ordinal) ||
        e.Message.StartsWith("[ErrorCode:NoModel]", StringComparison.Ordinal) ||
        e.Message.StartsWith("[ErrorCode:NotImplemented]", StringComparison.Ordinal) ||
        e.Message.StartsWith("[ErrorCode:InvalidArgument]", StringComparison.Ordinal);
}
