using System.Runtime.InteropServices;

namespace GwyTip.Inference;

/// <summary>Loads native libraries, and says in the system's own words why one does not load.</summary>
internal static class NativeLoading
{
    /// <summary>Where .NET's advice on debugging ends and the words of the dynamic loader begin.</summary>
    private const string Advice = "LD_DEBUG environment variable:";

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

    /// <summary>
    /// Whether the system has a library of a name. On Windows it is looked for beside the program and in the system's folder, not
    /// in the current one, where anyone may have put it.
    /// </summary>
    public static bool IsInstalled(string name) =>
        NativeLibrary.TryLoad(name, typeof(NativeLoading).Assembly, DllImportSearchPath.SafeDirectories, out _);

    /// <summary>Windows says that "the module or one of its dependencies" is missing; users ask which.</summary>
    private static string Reason(string message)
    {
        int advice = message.IndexOf(Advice, StringComparison.Ordinal);
        return VisualCRuntime.Problem()
            ?? (advice < 0 ? message : message[(advice + Advice.Length)..]).ReplaceLineEndings(" ").Trim();
    }
}
