using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>
/// Whether this machine has a GPU. WebGPU also runs on rasterisers in software, which are slower than the CPU provider: what
/// nobody asked for by name must not end there.
/// </summary>
internal static class GpuDiscovery
{
    /// <summary>PCI identities of those who make GPUs; a server's display chip is none.</summary>
    private static readonly uint[] Makers = [0x10DE, 0x1002, 0x8086, 0x106B, 0x5143, 0x13B5];

    /// <summary>Whether a provider would compute on a GPU here.</summary>
    public static bool HasGpuFor(OnnxEnvironment environment, Provider provider) =>
        environment.Ort.GetHardwareDevices().Any(d => d.Type == OrtHardwareDeviceType.GPU && Makers.Contains(d.VendorId)) &&
        (provider != Provider.WebGpu || !OperatingSystem.IsLinux() || VulkanDevices.Best() == VulkanDevice.Gpu);
}
