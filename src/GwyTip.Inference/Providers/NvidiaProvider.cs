using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>
/// CUDA and TensorRT, which are libraries of their own: plug-ins that any ONNX Runtime takes, or parts of one build of it. Which of the two
/// a library is, it tells itself.
/// </summary>
internal static class NvidiaProvider
{
    /// <summary>
    /// For both ways to CUDA. TF32 keeps ten bits of a factor, and a confidence would differ from the CPU's in the third decimal.
    /// </summary>
    private static readonly Dictionary<string, string> CudaOptions = new() { ["use_tf32"] = "0" };

    /// <exception cref="ProviderException">A library is missing, or there is no GPU for it.</exception>
    /// <exception cref="OnnxRuntimeException">The provider does not load.</exception>
    public static void Append(OnnxEnvironment environment, Provider provider, SessionOptions options)
    {
        bool cuda = provider == Provider.Cuda;
        string path = ProviderLoading.RequireBeside(environment, provider, cuda ? "onnxruntime_providers_cuda" : "onnxruntime_providers_tensorrt");
        if (IsPlugIn(path))
        {
            AppendPlugIn(environment, provider, path, options, cuda ? CudaOptions : null);
            return;
        }
        ProviderLoading.RequireBuiltIn(environment, provider);
        ProviderLoading.RequireBeside(environment, provider, "onnxruntime_providers_shared");
        if (cuda)
        {
            using var settings = new OrtCUDAProviderOptions();
            settings.UpdateOptions(CudaOptions);
            options.AppendExecutionProvider_CUDA(settings);
        }
        else
        {
            options.AppendExecutionProvider_Tensorrt();
        }
    }

    private static void AppendPlugIn(
        OnnxEnvironment environment, Provider provider, string path, SessionOptions options, Dictionary<string, string>? settings)
    {
        environment.Register(provider.Name(), path);
        var devices = environment.Ort.GetEpDevices().Where(d => d.EpName == provider.OnnxName()).Take(1).ToList();
        if (devices.Count == 0)
        {
            throw new ProviderException($"{provider.Name()}: no NVIDIA GPU that {path} can use");
        }
        options.AppendExecutionProvider(environment.Ort, devices, settings);
    }

    private static bool IsPlugIn(string path)
    {
        if (!NativeLibrary.TryLoad(path, out nint handle))
        {
            // Loading it through ONNX Runtime will tell which of its own libraries is missing.
            return false;
        }
        bool plugIn = NativeLibrary.TryGetExport(handle, "CreateEpFactories", out _);
        NativeLibrary.Free(handle);
        return plugIn;
    }
}
