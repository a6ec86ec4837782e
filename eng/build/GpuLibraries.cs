using System.Text.Json;

namespace GwyTip.Eng;

/// <summary>ONNX Runtime's libraries for CUDA and TensorRT, some 300 MB: only who asks gets them. CUDA 13 and cuDNN 9 themselves come from NVIDIA.</summary>
internal static class GpuLibraries
{
    /// <summary>Where they lie on this machine, unpacked by NuGet.</summary>
    /// <param name="system"><c>Linux</c> or <c>Windows</c>.</param>
    public static IReadOnlyList<string> Of(string system)
    {
        string[] about = [Repo.PathTo("src", "GwyTip.Inference", "GwyTip.Inference.csproj"), "-p:GpuLibraries=true", $"-p:OnnxRuntimeSystem={system}",
            $"-p:ArtifactsPath={Repo.Artifacts("gpu", system)}"];
        Tool.Must("dotnet", ["restore", .. about, "-v", "quiet"]);
        // The project knows which files they are.
        (int status, string output) = Tool.Read("dotnet", ["msbuild", .. about, "-getItem:OnnxRuntimeNative"]);
        if (status != 0)
        {
            throw new BuildException($"dotnet msbuild cannot say where ONNX Runtime's libraries lie:\n{output}");
        }
        using var json = JsonDocument.Parse(output);
        return [.. json.RootElement.GetProperty("Items").GetProperty("OnnxRuntimeNative").EnumerateArray()
            .Select(item => item.GetProperty("FullPath").GetString()!)
            .Where(file => Path.GetFileName(file).Contains("_providers_", StringComparison.Ordinal))];
    }
}
