using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using GwyTip.Inference;

namespace GwyTip.Training.Engines;

/// <summary>What libtorch wants of this process before it is fast and quiet.</summary>
internal static class Machine
{
    [ThreadStatic]
    private static int s_threads;

    private static int s_done;

    /// <summary>
    /// Whether the processor has AVX512_BF16, which CPUID tells in bit 5 of EAX, leaf 7, part 1 (Intel 64 and IA-32 Architectures
    /// Software Developer's Manual, volume 2A), and the system lets programs use AVX-512.
    /// </summary>
    public static bool MultipliesBfloat16 { get; } =
        Avx512BW.VL.IsSupported && X86Base.CpuId(7, 0).Eax >= 1 && (X86Base.CpuId(7, 1).Eax & (1 << 5)) != 0;

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

    /// <summary>Best at the start of a program: threads that are there before keep heaps of their own.</summary>
    public static void KeepMemory() =>
        ProcessHeap.KeepInLargePages(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);

    /// <summary>
    /// libtorch asks for NNPACK at small convolutions, and where NNPACK does not know the processor it says so on standard
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
}
