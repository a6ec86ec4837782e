namespace GwyTip.Tests;

public sealed class WebGpuTests(ConsumerFixture consumer) : IClassFixture<ConsumerFixture>
{
    private static readonly string[] Drivers =
        ["/usr/lib/chromium/vk_swiftshader_icd.json", "/usr/lib64/chromium-browser/vk_swiftshader_icd.json"];

    /// <summary>The GPU path without a GPU: Vulkan by a rasteriser in software, which chromium-common and libvulkan1 bring.</summary>
    [Fact]
    public void The_GPU_path_gives_the_confidences_of_the_CPU()
    {
        var cpu = consumer.Classify(provider: "cpu");
        var gpu = consumer.Classify(provider: "webgpu", environment: SoftwareVulkan());

        Assert.Equal((0, "", ""), (gpu.Status, gpu.Errors, gpu.Status == 0 ? "" : gpu.Output));
        Assert.Equal(("cpu", "webgpu"), (cpu["provider"], gpu["provider"]));
        foreach (string what in (string[])["state.rows", "state.tip_change", "confidence"])
        {
            Assert.Equal(cpu.Number(what), gpu.Number(what), 1e-3);
        }
        Assert.NotEqual(0.5, cpu.Number("state.tip_change"), 1e-3);
    }

    [Fact]
    public void Auto_does_not_take_a_rasteriser_in_software_for_a_GPU()
    {
        var outcome = consumer.Classify(provider: "auto", environment: SoftwareVulkan());

        Assert.Equal((0, "", "cpu"), (outcome.Status, outcome.Errors, outcome["provider"]));
    }

    /// <summary>The environment in which Vulkan finds that rasteriser, and nothing else.</summary>
    internal static Dictionary<string, string> SoftwareVulkan()
    {
        string driver = Drivers.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"no software Vulkan driver ({string.Join(", ", Drivers)}): install chromium-common");
        return new()
        {
            // Wayland's library, which Vulkan opens, complains where there is no such folder.
            ["XDG_RUNTIME_DIR"] = "",
            ["VK_ICD_FILENAMES"] = driver,
            ["VK_DRIVER_FILES"] = driver,
        };
    }
}
