using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>
/// CUDA and TensorRT: parts of ONNX Runtime whose libraries lie beside it where somebody asked for them (<c>install --gpu</c>).
/// </summary>
internal static class NvidiaProvider
{
    /// <summary>TF32 keeps ten bits of a factor, and a confidence would differ from the CPU's in the third decimal.</summary>
    private static readonly Dictionary<string, string> CudaOptions = new() { ["use_tf32"] = "0" };

    /// <summary>What a failure ends with: nothing of NVIDIA's is shipped.</summary>
    public static string Needs(Provider provider) =>
        $"CUDA 13{(provider == Provider.TensorRt ? ", cuDNN 9 and TensorRT 10" : " and cuDNN 9")} have to be installed";

    /// <summary>
    /// Whether it is worth a try: its library is there, and so is NVIDIA's driver. Loading it without would take a second.
    /// </summary>
    public static bool MayWork(OnnxEnvironment environment, Provider provider) =>
        File.Exists(LibraryOf(environment, provider))
        && NativeLoading.IsInstalled(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1");

    /// <exception cref="ProviderException">A library is missing.</exception>
    /// <exception cref="OnnxRuntimeException">The provider does not load.</exception>
    public static void Append(OnnxEnvironment environment, Provider provider, SessionOptions options)
    {
        foreach (string file in (string[])[LibraryOf(environment, provider), PathOf(environment, "shared")])
        {
            if (!File.Exists(file))
            {
                throw new ProviderException(
                    $"{provider}: {Path.GetFileName(file)} is not beside ONNX Runtime ({environment.Library.Folder}); "
                    + "the GPU archive and 'install --gpu' bring it");
            }
        }
        try
        {
            AppendTo(options, provider);
        }
        catch (OnnxRuntimeException e) when (NativeLoading.TryLoad(LibraryOf(environment, provider)).WhyNot is { } whyNot)
        {
            // ONNX Runtime does not always name the file that is missing; the loader does.
            throw new ProviderException($"{provider}: {whyNot} ({Needs(provider)})", e);
        }
    }

    private static void AppendTo(SessionOptions options, Provider provider)
    {
        if (provider == Provider.TensorRt)
        {
            options.AppendExecutionProvider_Tensorrt();
            return;
        }
        using var settings = new OrtCUDAProviderOptions();
        settings.UpdateOptions(CudaOptions);
        options.AppendExecutionProvider_CUDA(settings);
    }

    private static string LibraryOf(OnnxEnvironment environment, Provider provider) => PathOf(environment, provider.Name);

    private static string PathOf(OnnxEnvironment environment, string part) => Path.Combine(
        environment.Library.Folder,
        OperatingSystem.IsWindows() ? $"onnxruntime_providers_{part}.dll" : $"libonnxruntime_providers_{part}.so");
}
