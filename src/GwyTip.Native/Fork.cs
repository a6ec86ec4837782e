using System.Runtime.InteropServices;

namespace GwyTip.Native;

/// <summary>
/// Tells whether this process is a child that <c>fork</c> made of one that was using the library. The threads of .NET and ONNX
/// Runtime are not in it, so that whatever asks them for something would wait forever. Once the library is in use, nothing here
/// allocates or takes a lock.
/// </summary>
internal static unsafe partial class Fork
{
    private const string Advice =
        "this process is a fork of one that was using GwyTip's library, whose threads a fork does not copy: begin it by spawn or "
        + "exec (in Python multiprocessing.get_context(\"spawn\")), or use the library in the child alone";

    /// <summary>The process that called first; 0: none did yet.</summary>
    private static int _owner;

    /// <summary>To be asked first in every function: the first process to ask is the one that uses the library.</summary>
    public static bool Happened()
    {
        // Windows has no fork. Environment.ProcessId is remembered, and would be the parent's.
        if (OperatingSystem.IsWindows())
        {
            return false;
        }
        int own = ProcessId();
        int owner = Interlocked.CompareExchange(ref _owner, own, 0);
        return owner != 0 && owner != own;
    }

    /// <summary>For functions that work in a fork, too.</summary>
    public static void Remember() => Happened();

    /// <summary>As <see cref="Happened"/>, and then says what to do instead.</summary>
    /// <param name="message">Where to say it.</param>
    /// <param name="messageSize">Its size.</param>
    /// <param name="handle">Where the call would put a new handle; becomes 0.</param>
    public static bool Refuses(byte* message, nuint messageSize, nint* handle = null)
    {
        if (!Happened())
        {
            return false;
        }
        Text.Copy(Advice, message, messageSize);
        if (handle is not null)
        {
            *handle = 0;
        }
        return true;
    }

    [LibraryImport("libc", EntryPoint = "getpid")]
    [SuppressGCTransition]
    private static partial int ProcessId();
}
