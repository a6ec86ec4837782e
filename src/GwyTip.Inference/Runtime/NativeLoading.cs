using System.Runtime.InteropServices;

namespace GwyTip.Inference;

/// <summary>Loads native libraries, and says in the system's own words why one does not load.</summary>
internal static class NativeLoading
{
    /// <summary>Where .NET's advice on debugging ends and the words of the dynamic loader begin.</summary>
    private const string Advice = "LD_DEBUG environment variable:";

    /// <summary>Microsoft's C++ runtime, which ONNX Runtime and its providers for Windows lean on.</summary>
    private static readonly string[] CppRuntime = ["vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_1.dll"];

    /// <returns>The library; 0 where it does not load, and then why.</returns>
    public static (nint Handle, string? WhyNot) TryLoad(string path)
    {
        try
        {
            return (NativeLibrary.Load(path), null);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            return (0, $"{path} does not load: {Reason(e.Message)}");
        }
    }

    /// <summary>Windows says that "the module or one of its dependencies" is missing; users ask which.</summary>
    private static string Reason(string message)
    {
        if (OperatingSystem.IsWindows() && Array.Find(CppRuntime, dll => !NativeLibrary.TryLoad(dll, out _)) is { } missing)
        {
            return $"{missing} is missing: install the Microsoft Visual C++ 2015-2022 Redistributable (x64)";
        }
        int advice = message.IndexOf(Advice, StringComparison.Ordinal);
        return (advice < 0 ? message : message[(advice + Advice.Length)..]).ReplaceLineEndings(" ").Trim();
    }
}
