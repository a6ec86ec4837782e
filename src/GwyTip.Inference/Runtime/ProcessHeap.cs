using System.Runtime.InteropServices;

namespace GwyTip.Inference;

/// <summary>
/// How this process takes memory from the system, and gives it back.
/// </summary>
public static partial class ProcessHeap
{
    // Of glibc's malloc.h and Linux' mman.h.
    private const int TrimThreshold = -1, TopPad = -2, MostMappings = -4, MostArenas = -8, AdviseHugePages = 14;

    private const int HugePage = 2 << 20, Pad = 256 << 20;

    private static int s_done;

    /// <summary>
    /// For programs of our own alone: inside a viewer the heap is the viewer's. Keeps what is freed, and takes what is new in
    /// pages of 2 MB instead of 4 KB. Networks are copied several times while they are opened, and activations are freed in every
    /// step of training: glibc gives large blocks back to the system, which clears the same memory again for the next ones, a
    /// small page at a time. Large pages the system only gives for memory that asks for them before it is used: the heap is grown
    /// ahead, which costs nothing yet. Does nothing on Windows, whose allocator needs none of this. Call it before there is a
    /// second thread; further calls do nothing.
    /// </summary>
    /// <param name="ahead">How many bytes may lie in large pages.</param>
    public static void KeepInLargePages(long ahead)
    {
        if (!OperatingSystem.IsLinux() || Interlocked.Exchange(ref s_done, 1) != 0)
        {
            return;
        }
        _ = mallopt(MostMappings, 0);
        _ = mallopt(TrimThreshold, -1);
        _ = mallopt(TopPad, Pad);
        // Threads would begin heaps of their own, in small pages.
        _ = mallopt(MostArenas, 1);
        nint block = malloc((nint)ahead);
        if (block != 0)
        {
            nint from = (block + HugePage - 1) / HugePage * HugePage;
            // Where the system has no such pages it says so, and all is as before.
            _ = madvise(from, block + (nint)ahead - from, AdviseHugePages);
            free(block);
        }
    }

    /// <summary>
    /// Gives the system back what the heap holds free, as once networks are open, which are copied several times on the way; not
    /// where it is to be kept. Only glibc keeps so much.
    /// </summary>
    internal static void GiveBack()
    {
        if (OperatingSystem.IsLinux() && Volatile.Read(ref s_done) == 0)
        {
            _ = malloc_trim(0);
        }
    }

    [LibraryImport("libc")]
    private static partial int malloc_trim(nint pad);

    [LibraryImport("libc")]
    private static partial int mallopt(int parameter, int value);

    [LibraryImport("libc")]
    private static partial nint malloc(nint size);

    [LibraryImport("libc")]
    private static partial void free(nint block);

    [LibraryImport("libc")]
    private static partial int madvise(nint start, nint length, int advice);
}
