using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>
/// Execution providers that are libraries of their own, in the folder <c>providers</c> beside ONNX Runtime: DirectML, WebGPU,
/// OpenVINO or what comes next (onnxruntime.ai, Execution Providers, Plugin Execution Provider Libraries). A provider is called
/// what its file is called, without <c>lib</c>, <c>onnxruntime_providers_</c> and the ending. A library there that is not a
/// provider is taken for one that others need.
/// </summary>
internal sealed class PlugInProviders
{
    public const string FolderName = "providers";

    /// <summary>PCI identities of those who make GPUs: <c>auto</c> passes over a server's display chip.</summary>
    private static readonly uint[] Makers = [0x10DE, 0x1002, 0x8086, 0x106B, 0x5143, 0x13B5, 0x1414];

    /// <summary>Best first.</summary>
    private static readonly OrtHardwareDeviceType[] Order =
        [OrtHardwareDeviceType.GPU, OrtHardwareDeviceType.NPU, OrtHardwareDeviceType.CPU];

    private readonly OrtEnv _ort;
    private readonly Dictionary<string, string> _files;
    private readonly Dictionary<string, IReadOnlyList<OrtEpDevice>> _registered = [];

    /// <param name="ort">ONNX Runtime.</param>
    /// <param name="libraryFolder">Where it lies.</param>
    public PlugInProviders(OrtEnv ort, string libraryFolder)
    {
        _ort = ort;
        Folder = Path.Combine(libraryFolder, FolderName);
        try
        {
            _files = FilesIn(Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            (_files, Problem) = ([], e.Message);
        }
    }

    public string Folder { get; }

    /// <summary>Why the folder cannot be read; null: it can, or there is none.</summary>
    public string? Problem { get; }

    public IReadOnlyList<Provider> All => [.. _files.Keys.Order(StringComparer.Ordinal).Select(name => new Provider(name))];

    public bool Has(Provider provider) => _files.ContainsKey(provider.Name);

    /// <summary>Makes a provider part of a session.</summary>
    /// <exception cref="ProviderException">The library is not a provider, or has nothing to compute on here.</exception>
    /// <exception cref="OnnxRuntimeException">The provider does not start.</exception>
    public void Append(Provider provider, SessionOptions options)
    {
        var devices = DevicesOf(provider);
        var best = devices.MinBy(d => Array.IndexOf(Order, d.HardwareDevice.Type))
            ?? throw new ProviderException($"{provider}: {_files[provider.Name]} finds nothing here to compute on");
        options.AppendExecutionProvider(_ort, [best], new Dictionary<string, string>());
    }

    /// <summary>Whether a provider computes on a GPU or the like, rather than in software.</summary>
    /// <exception cref="ProviderException">The library is not a provider.</exception>
    public bool HasHardware(Provider provider) =>
        DevicesOf(provider)
            .Any(d => d.HardwareDevice.Type != OrtHardwareDeviceType.CPU && Makers.Contains(d.HardwareDevice.VendorId));

    private IReadOnlyList<OrtEpDevice> DevicesOf(Provider provider)
    {
        lock (_registered)
        {
            if (!_registered.TryGetValue(provider.Name, out var devices))
            {
                string[] known = [.. _ort.GetEpDevices().Select(d => d.EpName)];
                Register(provider);
                _registered[provider.Name] = devices = [.. _ort.GetEpDevices().Where(d => !known.Contains(d.EpName))];
            }
            return devices;
        }
    }

    private void Register(Provider provider)
    {
        string file = _files[provider.Name];
        // Loaded by ourselves first: the message about what is missing is then the loader's.
        (nint handle, string? whyNot) = NativeLoading.TryLoad(file);
        if (whyNot is not null)
        {
            throw new ProviderException($"{provider}: {whyNot}");
        }
        if (!NativeLibrary.TryGetExport(handle, "CreateEpFactories", out _))
        {
            throw new ProviderException($"{provider}: {file} is not a provider for ONNX Runtime: it has no CreateEpFactories");
        }
        _ort.RegisterExecutionProviderLibrary(provider.Name, file);
    }

    private static Dictionary<string, string> FilesIn(string folder)
    {
        string ending = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        var files = new Dictionary<string, string>();
        if (Directory.Exists(folder))
        {
            foreach (string file in Directory.GetFiles(folder, "*" + ending).Order(StringComparer.Ordinal))
            {
                files.TryAdd(NameOf(Path.GetFileNameWithoutExtension(file)), file);
            }
        }
        return files;
    }

    private static string NameOf(string file)
    {
        const string Prefix = "onnxruntime_providers_", Suffix = "_plugin";
        string name = file.ToLowerInvariant();
        name = name.StartsWith("lib", StringComparison.Ordinal) ? name[3..] : name;
        name = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
