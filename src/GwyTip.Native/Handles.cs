using System.Collections.Concurrent;
using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>
/// The open engines. A handle is a number that was never an address and is never used twice: a stray pointer or a second close is
/// noticed rather than followed.
/// </summary>
internal static class Handles
{
    private static readonly ConcurrentDictionary<nint, Engine> Open = new();
    private static long _last;

    public static nint Add(Engine engine)
    {
        nint handle = (nint)Interlocked.Increment(ref _last);
        Open[handle] = engine;
        return handle;
    }

    public static Engine Get(nint handle)
    {
        ArgumentProblem.Require(handle != 0, "the engine is NULL");
        return Open.TryGetValue(handle, out var engine)
            ? engine
            : throw new ArgumentProblem("the engine is not open: it was closed before, or never opened");
    }

    /// <summary>Closes an engine; anything that is none is left alone.</summary>
    public static void Close(nint handle)
    {
        if (Open.TryRemove(handle, out var engine))
        {
            engine.Dispose();
        }
    }
}
