using System.Runtime.InteropServices;

namespace GwyTip.Native;

/// <summary>
/// Floating point as programs begin with it, during a call. The host may round otherwise, take small numbers for 0, or have asked
/// to be ended by what overflows, as programs of Delphi have; the first two would change verdicts, and .NET ends the process at
/// the last. Threads that are begun during the call inherit it.
/// </summary>
internal readonly unsafe ref struct UsualArithmetic : IDisposable
{
    /// <summary>
    /// Of the header <c>float.h</c>: round to nearest, keep small numbers, end by nothing; and the bits that this is about.
    /// </summary>
    private const uint WindowsUsual = 0x0008001F, WindowsMask = 0x0308031F;

    /// <summary>The host's: <c>fenv_t</c> of glibc, or the control word of Windows.</summary>
    private readonly Saved _saved;

    public UsualArithmetic()
    {
        if (OperatingSystem.IsWindows())
        {
            uint host = 0;
            _ = ControlWindows(&host, 0, 0);
            _saved[0] = host;
            _ = ControlWindows(null, WindowsUsual, WindowsMask);
        }
        else
        {
            Saved host;
            _ = GetEnvironment(&host);
            _saved = host;
            // FE_DFL_ENV
            _ = SetEnvironment((Saved*)-1);
        }
    }

    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            _ = ControlWindows(null, _saved[0], WindowsMask);
        }
        else
        {
            var host = _saved;
            _ = SetEnvironment(&host);
        }
    }

    [DllImport("libm.so.6", EntryPoint = "fegetenv"), SuppressGCTransition]
    private static extern int GetEnvironment(Saved* environment);

    [DllImport("libm.so.6", EntryPoint = "fesetenv"), SuppressGCTransition]
    private static extern int SetEnvironment(Saved* environment);

    [DllImport("ucrtbase.dll", EntryPoint = "_controlfp_s"), SuppressGCTransition]
    private static extern int ControlWindows(uint* current, uint value, uint mask);

    /// <summary>As large as <c>fenv_t</c>.</summary>
    [System.Runtime.CompilerServices.InlineArray(8)]
    private struct Saved
    {
        private uint _first;
    }
}
