using System.Runtime.InteropServices;

namespace GwyTip.Native;

/// <summary>Where this library lies. <see cref="AppContext.BaseDirectory"/> would be the host program's folder.</summary>
internal static unsafe partial class LibraryFolder
{
    private const uint FromAddress = 4, KeepCount = 2;
    private const int LongestPath = 32768;

    public static string Own { get; } = Find((delegate* unmanaged[Cdecl]<uint>)&Exports.AbiVersion);

    private static string Find(void* inside)
    {
        string? path = OperatingSystem.IsWindows() ? FindOnWindows(inside) : FindElsewhere(inside);
        return Path.GetDirectoryName(Path.GetFullPath(path ?? "")) ?? AppContext.BaseDirectory;
    }

    private static string? FindElsewhere(void* inside)
    {
        // int dladdr(const void *, Dl_info *), where Dl_info begins with the path of the library.
        if (!NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "dladdr", out nint dladdr))
        {
            return null;
        }
        nint* info = stackalloc nint[4];
        return ((delegate* unmanaged<void*, nint*, int>)dladdr)(inside, info) != 0 ? Marshal.PtrToStringUTF8(info[0]) : null;
    }

    private static string? FindOnWindows(void* inside)
    {
        if (!GetModuleHandleEx(FromAddress | KeepCount, inside, out nint module))
        {
            return null;
        }
        char[] path = new char[LongestPath];
        fixed (char* p = path)
        {
            return new string(p, 0, (int)GetModuleFileName(module, p, LongestPath));
        }
    }

    [LibraryImport("kernel32", EntryPoint = "GetModuleHandleExW")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetModuleHandleEx(uint flags, void* address, out nint module);

    [LibraryImport("kernel32", EntryPoint = "GetModuleFileNameW")]
    private static partial uint GetModuleFileName(nint module, char* path, uint size);
}
