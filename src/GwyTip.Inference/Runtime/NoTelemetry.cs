using System.Runtime.InteropServices;

namespace GwyTip.Inference;

/// <summary>
/// Keeps ONNX Runtime from collecting facts about the user's machine, which nobody was asked about: from 1.30 on its natives for
/// Linux keep a database in the user's cache folder, start threads and try to send, and turning it off by its API comes too late
/// for the first two. One variable, read while the environment is made, prevents all of it. The host's own environment is to stay
/// as it is, and other threads may be reading it: so on Linux the process gets, for that moment, another list that differs in
/// this one entry, and its own list back.
/// </summary>
internal sealed unsafe class NoTelemetry : IDisposable
{
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    private readonly byte*** _environ;
    private readonly byte** _own, _ours;

    /// <summary>On Windows: what the user had set.</summary>
    private readonly string? _before;

    public NoTelemetry()
    {
        if (OperatingSystem.IsWindows())
        {
            _before = Environment.GetEnvironmentVariable(Variable);
            Environment.SetEnvironmentVariable(Variable, "1");
        }
        else if (NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "environ", out nint environ))
        {
            _environ = (byte***)environ;
            _own = *_environ;
            *_environ = _ours = With(_own);
        }
    }

    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.SetEnvironmentVariable(Variable, _before);
        }
        // Another thread that has set a variable meanwhile has put a list of its own there, and freed the one before.
        else if (_environ != null && *_environ == _ours)
        {
            *_environ = _own;
        }
    }

    /// <summary>The list with one entry more. Neither is ever freed: another thread may be in the middle of it.</summary>
    private static byte** With(byte** list)
    {
        int count = 0;
        while (list != null && list[count] != null)
        {
            count++;
        }
        byte** longer = (byte**)NativeMemory.Alloc((nuint)(count + 2), (nuint)sizeof(byte*));
        for (int i = 0; i < count; i++)
        {
            longer[i + 1] = list[i];
        }
        // First, so that it counts whatever the user has set.
        longer[0] = (byte*)Marshal.StringToCoTaskMemUTF8($"{Variable}=1");
        longer[count + 1] = null;
        return longer;
    }
}
