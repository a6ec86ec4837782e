using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GwyTip.Native;

/// <summary>Texts that the caller may keep: they lie in the library's read-only data and end in NUL.</summary>
internal static unsafe class Constants
{
    public static byte* VerdictName(int verdict) => Pointer(verdict switch
    {
        0 => "good"u8,
        1 => "bad"u8,
        2 => "unsure"u8,
        3 => "unknown-surface"u8,
        _ => "?"u8,
    });

    public static byte* LikenessName(int likeness) => Pointer(likeness switch
    {
        0 => "as sharp"u8,
        1 => "less sharp"u8,
        2 => "cannot be compared"u8,
        _ => "?"u8,
    });

    public static byte* StatusName(Status status) => Pointer(status switch
    {
        Status.Ok => "ok"u8,
        Status.Argument => "argument"u8,
        Status.NoModels => "no-models"u8,
        Status.Bundle => "bundle"u8,
        Status.Runtime => "runtime"u8,
        Status.Provider => "provider"u8,
        Status.Surface => "surface"u8,
        Status.TooFewLines => "too-few-lines"u8,
        Status.TooFewColumns => "too-few-columns"u8,
        Status.Constant => "constant"u8,
        Status.NoData => "no-data"u8,
        Status.Infinite => "infinite"u8,
        Status.RepeatedLines => "repeated-lines"u8,
        Status.NoImage => "no-image"u8,
        Status.OtherSignal => "other-signal"u8,
        Status.Memory => "memory"u8,
        Status.Internal => "internal"u8,
        Status.State => "state"u8,
        Status.Fork => "fork"u8,
        _ => "?"u8,
    });

    private static byte* Pointer(ReadOnlySpan<byte> literal) => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(literal));
}
