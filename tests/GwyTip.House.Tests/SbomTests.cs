using System.Text.Json;
using GwyTip.Eng;

namespace GwyTip.Tests;

public sealed class SbomTests
{
    [Fact]
    public void An_archive_names_every_package_with_the_hash_that_NuGet_checked()
    {
        var file = Sbom.Write(Publish.Product(Publish.Linux), Repo.Artifacts("obj"), "GwyTip.Native", "GwyTip.Cli");

        Assert.Equal("sbom.cdx.json", file.To);
        using var sbom = JsonDocument.Parse(File.ReadAllText(file.From));
        Assert.Equal("CycloneDX", sbom.RootElement.GetProperty("bomFormat").GetString());
        var components = sbom.RootElement.GetProperty("components").EnumerateArray().ToDictionary(
            c => c.GetProperty("name").GetString()!);
        var runtime = components["Microsoft.ML.OnnxRuntime.Gpu.Linux"];
        string version = runtime.GetProperty("version").GetString()!;
        Assert.Equal($"pkg:nuget/Microsoft.ML.OnnxRuntime.Gpu.Linux@{version}", runtime.GetProperty("purl").GetString());
        Assert.Equal(128, runtime.GetProperty("hashes")[0].GetProperty("content").GetString()!.Length);
        Assert.Equal("MIT", components["System.CommandLine"].GetProperty("licenses")[0].GetProperty("expression").GetString());
        Assert.DoesNotContain("GwyTip.Core", components.Keys);
    }
}
