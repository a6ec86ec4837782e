using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>
/// Whether this machine has a GPU at all. WebGPU also runs on rasterisers in software, which are slower than the CPU provider: what
/// nobody asked for by name must not end there.
/// </summary>
internal static class GpuDiscovery
{
    /// <summary>PCI identities of those who make GPUs; a server's display chip is none.</summary>
    private static readonly uint[] Makers = [0x10DE, 0x1002, 0x8086, 0x106B, 0x5143, 0x13B5];

    /// <summary>Environment variables that point Vulkan to a driver.</summary>
    private static readonly string[] DriverVariables = ["VK_ICD_FILENAMES", "VK_DRIVER_FILES", "VK_ADD_DRIVER_FILES"];

    private static readonly string[] SoftwareDrivers = ["swiftshader", "lvp", "llvmpipe"];

    public static bool HasRealGpu(OnnxEnvironment environment) =>
        environment.Ort.GetHardwareDevices().Any(d => d.Type == OrtHardwareDeviceType.GPU && Makers.Contains(d.VendorId)) &&
        !DriverVariables.Any(PointsToSoftware);

    private static bool PointsToSoftware(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } value &&
        SoftwareDrivers.Any(d => value.Contains(d, StringComparison.OrdinalIgnoreCase));
}
