using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>
/// ONNX Runtime's native library, loaded by absolute path before the managed API touches it: a system folder may hold an older
/// one, and an API that failed to load once stays broken for the life of the process.
/// </summary>
internal sealed unsafe class RuntimeLibrary
{
    /// <summary>The version whose API the managed part asks for. An older library would print that it lacks it.</summary>
    private static readonly Version Oldest = new(1, 31);

    private RuntimeLibrary(nint handle, string path, Version version)
    {
        Handle = handle;
        Folder = Path.GetDirectoryName(path)!;
        Version = version;
    }

    /// <summary>Of the loaded library, as the loader gives it.</summary>
    public nint Handle { get; }

    /// <summary>Where it lies: execution providers are looked for beside it.</summary>
    public string Folder { get; }

    public Version Version { get; }

    private static string FileName =>
        OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.dylib"
            : "libonnxruntime.so";

    /// <param name="folder">
    /// The only folder to look in; null: the program's folder, and where a package puts natives below it.
    /// </param>
    /// <exception cref="RuntimeLibraryException">It is not there, does not load, or is too old.</exception>
    public static RuntimeLibrary Load(string? folder)
    {
        string[] places = [.. PlacesFor(folder).Select(f => Path.Combine(f, FileName))];
        string path = places.FirstOrDefault(File.Exists) ?? throw new RuntimeLibraryException(
            $"ONNX Runtime's native library is missing: looked for {string.Join(" and ", places)}");
        (nint handle, string? whyNot) = NativeLoading.TryLoad(path);
        if (whyNot is not null)
        {
            throw new RuntimeLibraryException($"ONNX Runtime's native library {whyNot}");
        }

        var library = new RuntimeLibrary(handle, path, VersionOf(handle, path));
        OrtEnv.DisableDllImportResolver = true;
        try
        {
            NativeLibrary.SetDllImportResolver(
                typeof(OrtEnv).Assembly,
                (name, _, _) => name.Contains("onnxruntime", StringComparison.Ordinal) ? library.Handle : 0);
        }
        catch (InvalidOperationException)
        {
            // The program has used ONNX Runtime by itself: its managed part has looked for the library already.
        }
        return library;
    }

    private static string[] PlacesFor(string? folder)
    {
        if (folder is not null)
        {
            return [Path.GetFullPath(folder)];
        }
        string program = AppContext.BaseDirectory;
        return [program, Path.Combine(program, "runtimes", RuntimeInformation.RuntimeIdentifier, "native")];
    }

    /// <summary>Asks the library itself. An API version that it does not have must not be asked for: it would print.</summary>
    private static Version VersionOf(nint handle, string path)
    {
        if (!NativeLibrary.TryGetExport(handle, "OrtGetApiBase", out nint getApiBase))
        {
            throw new RuntimeLibraryException($"{path} is not ONNX Runtime: it has no OrtGetApiBase");
        }
        // struct OrtApiBase { const OrtApi *(*GetApi)(uint32_t); const char *(*GetVersionString)(void); }
        nint* apiBase = ((delegate* unmanaged<nint*>)getApiBase)();
        string text = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)apiBase[1])()) ?? "";
        if (!Version.TryParse(text.Split('-', '+')[0], out var version) || version < Oldest)
        {
            throw new RuntimeLibraryException($"{path} is ONNX Runtime '{text}'; at least {Oldest} is needed");
        }
        return version;
    }
}
