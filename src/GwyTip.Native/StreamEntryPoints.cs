using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>As <see cref="EntryPoints"/>, for scans that are still running.</summary>
internal static unsafe class StreamEntryPoints
{
    public static Status Open(
        nint engine, byte* surface, StreamOptions* options, nint* stream, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            ArgumentProblem.Require(stream is not null, "the place for the stream is NULL");
            *stream = 0;
            *stream = Streams.Add(engine, Text.Read(surface) ?? Engine.AutoSurface, options);
        });

    public static Status Push(nint stream, double* heights, int lines, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () => Streams.Push(stream, heights, lines));

    public static Status Poll(nint stream, Report* report, StreamProgress* progress, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () => Streams.Poll(stream, report, progress));

    public static Status Reset(nint stream, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () => Streams.Reset(stream));

    public static void Close(nint stream) => Guard.Run(null, 0, () => Streams.Close(stream));
}
