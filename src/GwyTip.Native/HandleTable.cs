using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace GwyTip.Native;

/// <summary>
/// What callers hold by a handle. A handle is a number that was never an address and is never used twice, not even for another
/// kind of thing: a stray pointer or a second close is noticed rather than followed.
/// </summary>
/// <param name="what">What is in the table, for messages.</param>
internal sealed class HandleTable<T>(string what)
    where T : class
{
    private readonly ConcurrentDictionary<nint, T> _open = new();

    public nint Add(T thing)
    {
        nint handle = HandleNumbers.Next();
        _open[handle] = thing;
        return handle;
    }

    /// <exception cref="ArgumentProblem">The handle is of nothing open.</exception>
    public T Get(nint handle)
    {
        ArgumentProblem.Require(handle != 0, $"the {what} is NULL");
        return _open.TryGetValue(handle, out var thing)
            ? thing
            : throw new ArgumentProblem($"the {what} is not open: it was closed before, or never opened");
    }

    /// <summary>Takes a thing out; a handle of nothing open is ignored.</summary>
    public bool Remove(nint handle, [NotNullWhen(true)] out T? thing) => _open.TryRemove(handle, out thing);
}

internal static class HandleNumbers
{
    private static long _last;

    public static nint Next() => (nint)Interlocked.Increment(ref _last);
}
