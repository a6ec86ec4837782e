using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GwyTip.Inference;

/// <summary>
/// Keeps libraries that print from printing into the viewer's standard error: WebGPU and the Vulkan drivers below it have no switch for
/// it. Whatever the process prints there meanwhile is lost, so that this is only for the moment in which a provider is tried. Nothing
/// happens on Windows, where they do not print.
/// </summary>
internal sealed unsafe class SilentErrors : IDisposable
{
    private const int StandardError = 2;

    private static readonly Lock Gate = new();

    private readonly int _saved = -1;

    public SilentErrors()
    {
        Gate.Enter();
        try
        {
            if (OperatingSystem.IsWindows() || (_saved = Libc("dup", StandardError)) < 0)
            {
                return;
            }
            using SafeFileHandle nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            Libc("dup2", (int)nothing.DangerousGetHandle(), StandardError);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_saved >= 0)
        {
            Libc("dup2", _saved, StandardError);
            Libc("close", _saved);
        }
        Gate.Exit();
    }

    private static int Libc(string function, int a) => ((delegate* unmanaged<int, int>)Find(function))(a);

    private static int Libc(string function, int a, int b) => ((delegate* unmanaged<int, int, int>)Find(function))(a, b);

    private static nint Find(string function) => NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), function);
}
