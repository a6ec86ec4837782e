using System.Runtime.InteropServices;

namespace GwyTip.Inference;

/// <summary>What Vulkan can compute on.</summary>
internal enum VulkanDevice
{
    /// <summary>Vulkan itself is not installed.</summary>
    NoVulkan,

    /// <summary>No driver, or none that has a device.</summary>
    None,

    /// <summary>A rasteriser in software, slower than the CPU provider.</summary>
    Software,

    Gpu,
}

/// <summary>
/// Asks Vulkan, which WebGPU stands on outside Windows and macOS, before WebGPU does: that one prints to the program's outputs where
/// there is no device, and takes software for a GPU.
/// </summary>
internal static unsafe class VulkanDevices
{
    /// <summary>The loader's name; Debian's package is libvulkan1.</summary>
    public const string Loader = "libvulkan.so.1";

    private const uint InstanceCreateInfo = 1, TypeCpu = 4;

    /// <summary>Room for VkPhysicalDeviceProperties (824 bytes), and where its deviceType lies.</summary>
    private const int PropertiesSize = 1024, TypeOffset = 16;

    /// <summary>The best there is.</summary>
    public static VulkanDevice Best()
    {
        if (!NativeLibrary.TryLoad(Loader, out nint vulkan))
        {
            return VulkanDevice.NoVulkan;
        }
        // struct VkInstanceCreateInfo, all zero but its sType: Vulkan 1.0 without layers and extensions.
        byte* info = stackalloc byte[64];
        new Span<byte>(info, 64).Clear();
        *(uint*)info = InstanceCreateInfo;
        var create = (delegate* unmanaged<void*, void*, nint*, int>)NativeLibrary.GetExport(vulkan, "vkCreateInstance");
        nint instance;
        if (create(info, null, &instance) != 0)
        {
            return VulkanDevice.None;
        }
        var best = BestOf(vulkan, instance);
        ((delegate* unmanaged<nint, void*, void>)NativeLibrary.GetExport(vulkan, "vkDestroyInstance"))(instance, null);
        return best;
    }

    private static VulkanDevice BestOf(nint vulkan, nint instance)
    {
        const int Most = 16;
        nint* devices = stackalloc nint[Most];
        uint count = Most;
        var enumerate = (delegate* unmanaged<nint, uint*, nint*, int>)NativeLibrary.GetExport(vulkan, "vkEnumeratePhysicalDevices");
        // Negative: an error. Positive: there are more than there is room for.
        if (enumerate(instance, &count, devices) < 0)
        {
            return VulkanDevice.None;
        }
        var describe = (delegate* unmanaged<nint, byte*, void>)NativeLibrary.GetExport(vulkan, "vkGetPhysicalDeviceProperties");
        byte* properties = stackalloc byte[PropertiesSize];
        var best = VulkanDevice.None;
        for (uint i = 0; i < count && best != VulkanDevice.Gpu; i++)
        {
            describe(devices[i], properties);
            best = *(uint*)(properties + TypeOffset) == TypeCpu ? VulkanDevice.Software : VulkanDevice.Gpu;
        }
        return best;
    }
}
