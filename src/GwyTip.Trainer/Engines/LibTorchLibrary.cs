using System.Reflection;
using System.Runtime.InteropServices;

namespace GwyTip.Trainer.Engines;

/// <summary>Finds the shim over libtorch.</summary>
internal static class LibTorchLibrary
{
    public const string Name = "gwytip_torch";

    /// <summary>Names the library by its full path.</summary>
    public const string Variable = "GWYTIP_TORCH";

    private static readonly string FileName = OperatingSystem.IsWindows() ? Name + ".dll" : $"lib{Name}.so";

    /// <summary>The file that would be loaded, or null where there is none.</summary>
    public static string? Path => Candidates().FirstOrDefault(File.Exists);

    /// <summary>Serves the imports of <see cref="LibTorch"/>.</summary>
    public static nint Resolve(string library, Assembly assembly, DllImportSearchPath? search) => library == Name ? Load() : 0;

    private static nint Load()
    {
        string path = Path ?? throw new DllNotFoundException(
            $"{FileName} is missing; looked for it at {string.Join(" and ", Candidates())}. Build it: install libtorch "
            + "(Debian: libtorch-dev), then 'cmake -S native-shim/libtorch -B artifacts/cmake/libtorch -G Ninja "
            + $"-DCMAKE_BUILD_TYPE=Release' and 'cmake --build artifacts/cmake/libtorch', or name the file in {Variable}");
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new DllNotFoundException($"{path} cannot be loaded: {e.Message}", e);
        }
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return [named];
        }
        string beside = System.IO.Path.Combine(AppContext.BaseDirectory, FileName);
        return Checkout() is { } root ? [beside, System.IO.Path.Combine(root, "artifacts", "cmake", "libtorch", FileName)] : [beside];
    }

    /// <summary>The checkout that the program runs in, if it does.</summary>
    private static string? Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "GwyTipPlugin.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName;
    }
}
