using System.Runtime.InteropServices;

namespace GwyTip.Tests.Torture.Calls;

/// <summary>
/// Memory that ends where a page begins which nobody may touch: who reads or writes behind what was lent ends the process.
/// </summary>
internal sealed unsafe partial class GuardedMemory
{
    private const int Page = 4096, ReadWrite = 3, None = 0, PrivateAnonymous = 0x22;

    private readonly byte* _end;
    private readonly int _size;

    public GuardedMemory(int size)
    {
        _size = (size + Page - 1) / Page * Page;
        byte* begin = (byte*)Map(0, (nuint)(_size + Page), ReadWrite, PrivateAnonymous, -1, 0);
        _end = begin + _size;
        if (begin == (byte*)-1 || Protect(_end, Page, None) != 0)
        {
            throw new InvalidOperationException("no guarded memory");
        }
    }

    /// <summary>The last bytes, all 0xA5. Where their number is not a multiple of eight, they are not aligned to more.</summary>
    public byte* Last(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _size);
        new Span<byte>(_end - count, count).Fill(0xA5);
        return _end - count;
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint at, nuint size, int protection, int flags, int file, long offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(byte* at, nuint size, int protection);
}
