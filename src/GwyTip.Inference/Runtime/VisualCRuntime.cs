namespace GwyTip.Inference;

/// <summary>
/// Microsoft's Visual C++ runtime, which ONNX Runtime for Windows leans on and Windows does not bring. Where it is missing the
/// loader only says that some module was not found.
/// </summary>
internal static class VisualCRuntime
{
    private static readonly string[] Files = ["vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_1.dll"];

    /// <summary>What is missing and where to get it; null where all of it is there, and on other systems.</summary>
    public static string? Problem()
    {
        string[] missing = OperatingSystem.IsWindows() ? [.. Files.Where(file => !NativeLoading.IsInstalled(file))] : [];
        return missing.Length == 0
            ? null
            : $"it needs Microsoft's Visual C++ runtime, and {string.Join(", ", missing)} is missing; "
                + "get it from https://aka.ms/vs/17/release/vc_redist.x64.exe";
    }
}
