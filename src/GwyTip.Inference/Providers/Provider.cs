namespace GwyTip.Inference;

/// <summary>What a network runs on: an execution provider of ONNX Runtime.</summary>
public enum Provider
{
    Cpu,
    Cuda,
    TensorRt,
    DirectMl,
    WebGpu,
}

/// <summary>The providers' names, as users type and read them.</summary>
public static class ProviderNames
{
    public static string Name(this Provider provider) => provider switch
    {
        Provider.Cpu => "cpu",
        Provider.Cuda => "cuda",
        Provider.TensorRt => "tensorrt",
        Provider.DirectMl => "directml",
        Provider.WebGpu => "webgpu",
        _ => throw new ArgumentOutOfRangeException(nameof(provider)),
    };

    /// <summary>ONNX Runtime's own name of a provider.</summary>
    internal static string OnnxName(this Provider provider) => provider switch
    {
        Provider.Cpu => "CPUExecutionProvider",
        Provider.Cuda => "CUDAExecutionProvider",
        Provider.TensorRt => "TensorrtExecutionProvider",
        Provider.DirectMl => "DmlExecutionProvider",
        Provider.WebGpu => "WebGpuExecutionProvider",
        _ => throw new ArgumentOutOfRangeException(nameof(provider)),
    };
}
