using System.Runtime.InteropServices;

namespace GwyTip.Training.Engines;

/// <summary>What libtorch wants of this process before it is fast and quiet.</summary>
internal static partial class Machine
{
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MostMappings = -4;

    private const int HugePage = 2 << 20;
    private const int AdviseHugePages = 14;

    [ThreadStatic]
    private static int s_threads;

    private static int s_done;

    /// <summary>
    /// Sets up the process, once, and the calling thread: OpenMP's number of threads belongs to whoever calls it.
    /// </summary>
    public static void Prepare(int threads)
    {
        if (OperatingSystem.IsLinux() && Interlocked.Exchange(ref s_done, 1) == 0)
        {
            KeepMemory();
            LeaveOutNnpack();
        }
        if (s_threads != threads)
        {
            TorchSharp.torch.set_num_threads(threads);
            s_threads = threads;
        }
    }

    /// <summary>
    /// Activations are large, and freed in every step. glibc gives them back to the system, which then clears the same memory
    /// anew for the next step: kept in the heap, a step takes a fraction of the time. In pages of 2 MB instead of 4 KB it takes
    /// another tenth less. Those the system only gives for memory that asks for them before it is used: the heap is grown ahead,
    /// which costs nothing yet. Windows' allocator needs none of this.
    /// </summary>
    private static void KeepMemory()
    {
        _ = mallopt(MostMappings, 0);
        _ = mallopt(TrimThreshold, -1);
        _ = mallopt(TopPad, 256 << 20);
        nint ahead = (nint)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);
        nint block = malloc(ahead);
        if (block != 0)
        {
            nint from = (block + HugePage - 1) / HugePage * HugePage;
            // Where the system has no such pages it says so, and all is as before.
            _ = madvise(from, block + ahead - from, AdviseHugePages);
            free(block);
        }
    }

    /// <summary>
    /// libtorch asks for NNPACK at small convolutions, and where the processor is none that NNPACK knows says so on standard
    /// error each time. TorchSharp has no call for leaving it out. libtorch has, in C++, under its mangled name.
    /// </summary>
    private static unsafe void LeaveOutNnpack()
    {
        _ = TorchSharp.torch.__version__;
        if (NativeLibrary.TryLoad("libtorch_cpu.so", typeof(Machine).Assembly, null, out nint library)
            && NativeLibrary.TryGetExport(library, "_ZN2at13globalContextEv", out nint context)
            && NativeLibrary.TryGetExport(library, "_ZN2at7Context20setUserEnabledNNPACKEb", out nint set))
        {
            ((delegate* unmanaged<nint, byte, void>)set)(((delegate* unmanaged<nint>)context)(), 0);
        }
    }

    [LibraryImport("libc")]
    private static partial int mallopt(int parameter, int value);

    [LibraryImport("libc")]
    private static partial nint malloc(nint size);

    [LibraryImport("libc")]
    private static partial void free(nint block);

    [LibraryImport("libc")]
    private static partial int madvise(nint start, nint length, int advice);
}
