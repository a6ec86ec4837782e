using System.Buffers;

namespace GwyTip.Core;

/// <summary>
/// Memory for a moment, lent by the process: what is large and soon done with would else be taken from the system anew each time.
/// </summary>
internal readonly ref struct Scratch<T> : IDisposable
    where T : struct
{
    private readonly T[] _array;

    /// <param name="length">Values; they are whatever was left there.</param>
    public Scratch(int length)
    {
        _array = ArrayPool<T>.Shared.Rent(length);
        Span = _array.AsSpan(0, length);
    }

    public Span<T> Span { get; }

    public void Dispose() => ArrayPool<T>.Shared.Return(_array);
}
