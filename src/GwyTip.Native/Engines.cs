using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>The open engines.</summary>
internal static class Engines
{
    private static readonly HandleTable<Engine> Open = new("engine");

    public static nint Add(Engine engine) => Open.Add(engine);

    public static Engine Get(nint handle) => Open.Get(handle);

    /// <summary>Closes an engine; anything else is ignored.</summary>
    public static void Close(nint handle)
    {
        if (Open.Remove(handle, out var engine))
        {
            engine.Dispose();
        }
    }
}
