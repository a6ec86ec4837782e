using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>Appends a provider to the options of a session, or says which piece of it is missing.</summary>
internal static class ProviderLoading
{
    /// <exception cref="ProviderException">The provider cannot be loaded.</exception>
    public static SessionOptions NewOptions(OnnxEnvironment environment, Provider provider)
    {
        var options = environment.NewSessionOptions();
        try
        {
            Append(environment, provider, options);
            return options;
        }
        catch (Exception e)
        {
            options.Dispose();
            throw e is OnnxRuntimeException ? Failure(provider, e) : e;
        }
    }

    /// <summary>
    /// A failure of ONNX Runtime as one sentence: a <see cref="ProviderException"/> that starts with the provider's name, or, on the
    /// CPU, which every machine has, a <see cref="RuntimeLibraryException"/>.
    /// </summary>
    public static Exception Failure(Provider provider, Exception e)
    {
        string reason = Reason(e.Message);
        if (provider == Provider.Cpu)
        {
            return new RuntimeLibraryException($"ONNX Runtime failed: {reason}", e);
        }
        bool noAdapter = provider == Provider.WebGpu && reason.Contains("adapter", StringComparison.OrdinalIgnoreCase);
        return new ProviderException($"{provider.Name()}: {(noAdapter ? "no GPU adapter: " : "")}{reason}", e);
    }

    /// <summary>Without what only ONNX Runtime's makers can use: "[ErrorCode:…] file.cc:136 function condition was false. ".</summary>
    private static string Reason(string message)
    {
        const string Check = " was false. ";
        string reason = message.ReplaceLineEndings(" ").Trim();
        int check = reason.IndexOf(Check, StringComparison.Ordinal);
        return check < 0 ? reason : reason[(check + Check.Length)..];
    }

    private static void Append(OnnxEnvironment environment, Provider provider, SessionOptions options)
    {
        switch (provider)
        {
            case Provider.Cpu:
                break;
            case Provider.Cuda or Provider.TensorRt:
                NvidiaProvider.Append(environment, provider, options);
                break;
            case Provider.DirectMl:
                RequireWindows();
                RequireBuiltIn(environment, provider);
                // DirectML does not plan memory ahead.
                options.EnableMemoryPattern = false;
                options.AppendExecutionProvider_DML();
                break;
            case Provider.WebGpu:
                RequireBuiltIn(environment, provider);
                RequireVulkanDevice();
                options.AppendExecutionProvider("WebGPU");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(provider));
        }
    }

    /// <summary>A library beside ONNX Runtime.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="ProviderException">It is not there.</exception>
    public static string RequireBeside(OnnxEnvironment environment, Provider provider, string library)
    {
        string name = OperatingSystem.IsWindows() ? $"{library}.dll" : $"lib{library}.so";
        string path = Path.Combine(environment.Library.Folder, name);
        return File.Exists(path) ? path : throw new ProviderException(
            $"{provider.Name()}: {name} is not beside ONNX Runtime ({environment.Library.Folder})");
    }

    /// <exception cref="ProviderException">This build of ONNX Runtime does not know the provider.</exception>
    public static void RequireBuiltIn(OnnxEnvironment environment, Provider provider)
    {
        if (!environment.Ort.GetAvailableProviders().Contains(provider.OnnxName()))
        {
            throw new ProviderException(
                $"{provider.Name()}: the ONNX Runtime {environment.Library.Version} in {environment.Library.Folder} was built without it");
        }
    }

    private static void RequireVulkanDevice()
    {
        string? missing = !OperatingSystem.IsLinux() ? null : VulkanDevices.Best() switch
        {
            VulkanDevice.NoVulkan => $"{VulkanDevices.Loader} is not installed",
            VulkanDevice.None => "Vulkan has no device",
            _ => null,
        };
        if (missing is not null)
        {
            throw new ProviderException($"webgpu: no GPU adapter: {missing}");
        }
    }

    private static void RequireWindows()
    {
        if (!OperatingSystem.IsWindows())
        {
            throw new ProviderException("directml: only on Windows");
        }
    }
}
