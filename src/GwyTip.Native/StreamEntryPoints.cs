using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>The functions of <c>gwytip.h</c> for scans that are still running; the header says what they do.</summary>
internal static unsafe class StreamEntryPoints
{
    [UnmanagedCallersOnly(EntryPoint = "gwytip_stream_open", CallConvs = [typeof(CallConvCdecl)])]
    public static Status Open(nint engine, byte* surface, StreamOptions* options, nint* stream, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            ArgumentProblem.Require(stream is not null, "the place for the stream is NULL");
            *stream = 0;
            *stream = Streams.Add(engine, Text.Read(surface) ?? Engine.AutoSurface, options);
        });

    [UnmanagedCallersOnly(EntryPoint = "gwytip_stream_push", CallConvs = [typeof(CallConvCdecl)])]
    public static Status Push(nint stream, double* heights, int lines, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () => Streams.Push(stream, heights, lines));

    [UnmanagedCallersOnly(EntryPoint = "gwytip_stream_poll", CallConvs = [typeof(CallConvCdecl)])]
    public static Status Poll(nint stream, Report* report, StreamProgress* progress, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () => Streams.Poll(stream, report, progress));

    [UnmanagedCallersOnly(EntryPoint = "gwytip_stream_reset", CallConvs = [typeof(CallConvCdecl)])]
    public static Status Reset(nint stream, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () => Streams.Reset(stream));

    [UnmanagedCallersOnly(EntryPoint = "gwytip_stream_close", CallConvs = [typeof(CallConvCdecl)])]
    public static void Close(nint stream) => Guard.Run(null, 0, () => Streams.Close(stream));
}
