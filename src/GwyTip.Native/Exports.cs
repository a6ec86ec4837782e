using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GwyTip.Native;

/// <summary>
/// The functions of <c>gwytip.h</c> as C sees them. <see cref="UnmanagedCallersOnlyAttribute"/> exports them: it is what
/// NativeAOT has in place of tools that rewrite IL for the JIT. Each asks <see cref="Fork"/> before all else, and so before a
/// lambda takes memory.
/// </summary>
internal static unsafe class Exports
{
    private const uint CurrentAbi = 1;

    [UnmanagedCallersOnly(EntryPoint = "gwytip_abi_version", CallConvs = [typeof(CallConvCdecl)])]
    public static uint AbiVersion()
    {
        Fork.Remember();
        return CurrentAbi;
    }

    [UnmanagedCallersOnly(EntryPoint = "gwytip_verdict_name", CallConvs = [typeof(CallConvCdecl)])]
    public static byte* VerdictName(int verdict)
    {
        Fork.Remember();
        return Constants.VerdictName(verdict);
    }

    [UnmanagedCallersOnly(EntryPoint = "gwytip_likeness_name", CallConvs = [typeof(CallConvCdecl)])]
    public static byte* LikenessName(int likeness)
    {
        Fork.Remember();
        return Constants.LikenessName(likeness);
    }

    [UnmanagedCallersOnly(EntryPoint = "gwytip_status_name", CallConvs = [typeof(CallConvCdecl)])]
    public static byte* StatusName(int status)
    {
        Fork.Remember();
        return Constants.StatusName((Status)status);
    }

    [UnmanagedCallersOnly(EntryPoint = "gwytip_engine_open", CallConvs = [typeof(CallConvCdecl)])]
    public static Status EngineOpen(EngineOptions* options, nint* engine, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize, engine) ? Status.Fork : EntryPoints.EngineOpen(options, engine, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_engine_left_out", CallConvs = [typeof(CallConvCdecl)])]
    public static Status EngineLeftOut(nint engine, byte* text, nuint textSize, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize)
            ? Status.Fork
            : EntryPoints.EngineLeftOut(engine, text, textSize, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_engine_surfaces", CallConvs = [typeof(CallConvCdecl)])]
    public static Status EngineSurfaces(nint engine, SurfaceInfo* surfaces, int* count, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize)
            ? Status.Fork
            : EntryPoints.EngineSurfaces(engine, surfaces, count, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_engine_states", CallConvs = [typeof(CallConvCdecl)])]
    public static Status EngineStates(
        nint engine, byte* surface, StateInfo* states, int* count, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize)
            ? Status.Fork
            : EntryPoints.EngineStates(engine, surface, states, count, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_classify", CallConvs = [typeof(CallConvCdecl)])]
    public static Status Classify(nint engine, byte* surface, Field* field, Report* report, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize)
            ? Status.Fork
            : EntryPoints.Classify(engine, surface, field, report, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_classify_batch", CallConvs = [typeof(CallConvCdecl)])]
    public static Status ClassifyBatch(
        nint engine, byte* surface, Field* fields, BatchItem* items, int count, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize)
            ? Status.Fork
            : EntryPoints.ClassifyBatch(engine, surface, fields, items, count, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_engine_close", CallConvs = [typeof(CallConvCdecl)])]
    public static void EngineClose(nint engine)
    {
        if (!Fork.Happened())
        {
            EntryPoints.EngineClose(engine);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "gwytip_decide", CallConvs = [typeof(CallConvCdecl)])]
    public static Status Decide(Field* field, Report* report, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize) ? Status.Fork : EntryPoints.Decide(field, report, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_activation_map", CallConvs = [typeof(CallConvCdecl)])]
    public static Status ActivationMap(
        nint engine, byte* surface, Field* field, byte* state, double* map, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize)
            ? Status.Fork
            : EntryPoints.ActivationMap(engine, surface, field, state, map, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_surface_score", CallConvs = [typeof(CallConvCdecl)])]
    public static Status SurfaceScore(
        nint engine, byte* surface, Field* field, double* score, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize)
            ? Status.Fork
            : EntryPoints.SurfaceScore(engine, surface, field, score, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_measured_part", CallConvs = [typeof(CallConvCdecl)])]
    public static Status MeasuredPart(
        Field* field, byte* measured, double* share, byte* leftOut, nuint leftOutSize, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize)
            ? Status.Fork
            : EntryPoints.MeasuredPartOf(field, measured, share, leftOut, leftOutSize, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_tip_picture", CallConvs = [typeof(CallConvCdecl)])]
    public static Status TipPicture(Field* field, Tip* tip, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize) ? Status.Fork : EntryPoints.TipPictureOf(field, tip, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_compare", CallConvs = [typeof(CallConvCdecl)])]
    public static Status Compare(
        nint engine, byte* surface, Field* field, Field* reference, Comparison* comparison, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize)
            ? Status.Fork
            : EntryPoints.Compare(engine, surface, field, reference, comparison, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_channel_check", CallConvs = [typeof(CallConvCdecl)])]
    public static Status ChannelCheck(byte* title, byte* unit, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize) ? Status.Fork : EntryPoints.ChannelCheck(title, unit, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_stream_open", CallConvs = [typeof(CallConvCdecl)])]
    public static Status StreamOpen(
        nint engine, byte* surface, StreamOptions* options, nint* stream, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize, stream)
            ? Status.Fork
            : StreamEntryPoints.Open(engine, surface, options, stream, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_stream_push", CallConvs = [typeof(CallConvCdecl)])]
    public static Status StreamPush(nint stream, double* heights, int lines, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize) ? Status.Fork : StreamEntryPoints.Push(stream, heights, lines, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_stream_poll", CallConvs = [typeof(CallConvCdecl)])]
    public static Status StreamPoll(nint stream, Report* report, StreamProgress* progress, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize) ? Status.Fork : StreamEntryPoints.Poll(stream, report, progress, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_stream_reset", CallConvs = [typeof(CallConvCdecl)])]
    public static Status StreamReset(nint stream, byte* message, nuint messageSize) =>
        Fork.Refuses(message, messageSize) ? Status.Fork : StreamEntryPoints.Reset(stream, message, messageSize);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_stream_close", CallConvs = [typeof(CallConvCdecl)])]
    public static void StreamClose(nint stream)
    {
        if (!Fork.Happened())
        {
            StreamEntryPoints.Close(stream);
        }
    }
}
