using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>
/// The functions of <c>gwytip.h</c>, which says what they do. <see cref="UnmanagedCallersOnlyAttribute"/> exports them: it is what
/// NativeAOT has in place of tools that rewrite IL for the JIT.
/// </summary>
internal static unsafe class EntryPoints
{
    private const uint CurrentAbi = 1;

    [UnmanagedCallersOnly(EntryPoint = "gwytip_abi_version", CallConvs = [typeof(CallConvCdecl)])]
    public static uint AbiVersion() => CurrentAbi;

    [UnmanagedCallersOnly(EntryPoint = "gwytip_verdict_name", CallConvs = [typeof(CallConvCdecl)])]
    public static byte* VerdictName(int verdict) => Constants.VerdictName(verdict);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_status_name", CallConvs = [typeof(CallConvCdecl)])]
    public static byte* StatusName(int status) => Constants.StatusName((Status)status);

    [UnmanagedCallersOnly(EntryPoint = "gwytip_engine_open", CallConvs = [typeof(CallConvCdecl)])]
    public static Status EngineOpen(EngineOptions* options, nint* engine, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            ArgumentProblem.Require(engine is not null, "the place for the engine is NULL");
            *engine = 0;
            ArgumentProblem.Require(options is not null, "the options are NULL");
            ArgumentProblem.RequireSize("gwytip_engine_options", options->StructSize, sizeof(EngineOptions));
            string library = Text.Read(options->LibraryFolder) ?? LibraryFolder.Own;
            string models = ModelsLocation.Find(Text.Read(options->Models), library);
            *engine = Handles.Add(new Engine(models, ProviderChoice.Parse(Text.Read(options->Provider)), library));
        });

    [UnmanagedCallersOnly(EntryPoint = "gwytip_engine_surfaces", CallConvs = [typeof(CallConvCdecl)])]
    public static Status EngineSurfaces(nint engine, SurfaceInfo* surfaces, int* count, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () => Listing.Surfaces(Handles.Get(engine), surfaces, count));

    [UnmanagedCallersOnly(EntryPoint = "gwytip_engine_states", CallConvs = [typeof(CallConvCdecl)])]
    public static Status EngineStates(
        nint engine, byte* surface, StateInfo* states, int* count, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            string name = Text.Read(surface) ?? throw new ArgumentProblem("the surface is NULL or empty");
            Listing.States(Handles.Get(engine).BundleOf(name), states, count);
        });

    [UnmanagedCallersOnly(EntryPoint = "gwytip_classify", CallConvs = [typeof(CallConvCdecl)])]
    public static Status Classify(
        nint engine, byte* surface, Field* field, Report* report, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            Reports.Check(report);
            var scan = FieldScan.Of(field);
            Reports.Write(Handles.Get(engine).Classify(scan, SurfaceName(surface)), report);
        });

    [UnmanagedCallersOnly(EntryPoint = "gwytip_classify_batch", CallConvs = [typeof(CallConvCdecl)])]
    public static Status ClassifyBatch(
        nint engine, byte* surface, Field* fields, BatchItem* items, int count, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () => Batch.Run(Handles.Get(engine), SurfaceName(surface), fields, items, count));

    [UnmanagedCallersOnly(EntryPoint = "gwytip_engine_close", CallConvs = [typeof(CallConvCdecl)])]
    public static void EngineClose(nint engine) => Guard.Run(null, 0, () => Handles.Close(engine));

    [UnmanagedCallersOnly(EntryPoint = "gwytip_decide", CallConvs = [typeof(CallConvCdecl)])]
    public static Status Decide(Field* field, Report* report, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () => Decision.Run(field is null ? null : FieldScan.Of(field), report));

    [UnmanagedCallersOnly(EntryPoint = "gwytip_activation_map", CallConvs = [typeof(CallConvCdecl)])]
    public static Status ActivationMap(
        nint engine, byte* surface, Field* field, byte* state, double* map, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            ArgumentProblem.Require(map is not null, "the map is NULL");
            var scan = FieldScan.Of(field);
            var found = Handles.Get(engine).Map(scan, SurfaceName(surface), Text.Read(state));
            for (int y = 0; y < scan.Lines; y++)
            {
                found.Line(y, new Span<double>(map + (nint)scan.Width * y, scan.Width));
            }
        });

    [UnmanagedCallersOnly(EntryPoint = "gwytip_surface_score", CallConvs = [typeof(CallConvCdecl)])]
    public static Status SurfaceScore(
        nint engine, byte* surface, Field* field, double* score, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            ArgumentProblem.Require(score is not null, "the score is NULL");
            *score = Handles.Get(engine).Match(FieldScan.Of(field), SurfaceName(surface))?.Score ?? double.NaN;
        });

    [UnmanagedCallersOnly(EntryPoint = "gwytip_measured_part", CallConvs = [typeof(CallConvCdecl)])]
    public static Status MeasuredPartOf(
        Field* field, byte* measured, double* share, byte* leftOut, nuint leftOutSize, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            ArgumentProblem.Require(share is not null, "the share is NULL");
            var scan = FieldScan.Of(field);
            var part = MeasuredPart.Of(scan);
            *share = part.Share;
            Text.Copy(part.LeftOut ?? "", leftOut, leftOutSize);
            for (int y = 0; measured is not null && y < scan.Lines; y++)
            {
                MeasuredPart.Mark(scan.Line(y), new Span<byte>(measured + (nint)scan.Width * y, scan.Width));
            }
        });

    [UnmanagedCallersOnly(EntryPoint = "gwytip_channel_check", CallConvs = [typeof(CallConvCdecl)])]
    public static Status ChannelCheck(byte* title, byte* unit, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            string name = Text.Read(title) ?? "";
            ChannelSignal.Of(name, Text.Read(unit) ?? "").Refuse(name.Length > 0 ? name : "the channel");
        });

    private static string SurfaceName(byte* surface) => Text.Read(surface) ?? Engine.AutoSurface;
}
