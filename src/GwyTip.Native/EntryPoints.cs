using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>What is behind the functions that <see cref="Exports"/> hands to C; <c>gwytip.h</c> says what they do.</summary>
internal static unsafe class EntryPoints
{
    public static Status EngineOpen(EngineOptions* options, nint* engine, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            ArgumentProblem.Require(engine is not null, "the place for the engine is NULL");
            *engine = 0;
            ArgumentProblem.Require(options is not null, "the options are NULL");
            var given = Sized.Read(options);
            string library = Text.Read(given.LibraryFolder) ?? LibraryFolder.Own;
            string models = ModelsLocation.Find(Text.Read(given.Models), library);
            *engine = Engines.Add(new Engine(models, ProviderChoice.Parse(Text.Read(given.Provider)), library));
        });

    public static Status EngineLeftOut(nint engine, byte* text, nuint textSize, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () => Text.Copy(
            string.Join("; ", Engines.Get(engine).Broken.Select(b => $"{b.Key}: {b.Value.Message}")), text, textSize));

    public static Status EngineSurfaces(nint engine, SurfaceInfo* surfaces, int* count, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () => Listing.Surfaces(Engines.Get(engine), surfaces, count));

    public static Status EngineStates(
        nint engine, byte* surface, StateInfo* states, int* count, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            string name = Text.Read(surface) ?? throw new ArgumentProblem("the surface is NULL or empty");
            Listing.States(Engines.Get(engine).BundleOf(name), states, count);
        });

    public static Status Classify(
        nint engine, byte* surface, Field* field, Report* report, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            var to = Reports.Read(report);
            var scan = FieldScan.Over(field);
            Reports.Write(Engines.Get(engine).Classify(scan, SurfaceName(surface)), to, report);
        });

    public static Status ClassifyBatch(
        nint engine, byte* surface, Field* fields, BatchItem* items, int count, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () => Batch.Run(Engines.Get(engine), SurfaceName(surface), fields, items, count));

    public static void EngineClose(nint engine) => Guard.Run(null, 0, () => Engines.Close(engine));

    public static Status Decide(Field* field, Report* report, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () => Decision.Run(field is null ? null : FieldScan.Over(field), report));

    public static Status ActivationMap(
        nint engine, byte* surface, Field* field, byte* state, double* map, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            ArgumentProblem.Require(map is not null, "the map is NULL");
            var scan = FieldScan.Over(field);
            var found = Engines.Get(engine).Map(scan, SurfaceName(surface), Text.Read(state));
            for (int y = 0; y < scan.Lines; y++)
            {
                found.Line(y, new Span<double>(map + (nint)scan.Width * y, scan.Width));
            }
        });

    public static Status SurfaceScore(
        nint engine, byte* surface, Field* field, double* score, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            ArgumentProblem.Require(score is not null, "the score is NULL");
            *score = Engines.Get(engine).Match(FieldScan.Over(field), SurfaceName(surface))?.Score ?? double.NaN;
        });

    public static Status MeasuredPartOf(
        Field* field, byte* measured, double* share, byte* leftOut, nuint leftOutSize, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            ArgumentProblem.Require(share is not null, "the share is NULL");
            var scan = FieldScan.Over(field);
            var part = MeasuredPart.Measure(scan);
            *share = part.Share;
            Text.Copy(part.LeftOut ?? "", leftOut, leftOutSize);
            for (int y = 0; measured is not null && y < scan.Lines; y++)
            {
                MeasuredPart.Mark(scan.Line(y), new Span<byte>(measured + (nint)scan.Width * y, scan.Width));
            }
        });

    public static Status TipPictureOf(Field* field, Tip* tip, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            var to = Tips.Read(tip);
            Tips.Write(TipReading.Take(FieldScan.Over(field)), to, tip);
        });

    public static Status Compare(
        nint engine, byte* surface, Field* field, Field* reference, Comparison* comparison, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            ArgumentProblem.Require(reference is not null, "the reference is NULL");
            Comparisons.Run(
                Engines.Get(engine), SurfaceName(surface), FieldScan.Over(field), FieldScan.Over(reference), comparison);
        });

    public static Status ChannelCheck(byte* title, byte* unit, byte* message, nuint messageSize) =>
        Guard.Run(message, messageSize, () =>
        {
            string name = Text.Read(title) ?? "";
            ChannelSignal.Parse(name, Text.Read(unit) ?? "").Refuse(name.Length > 0 ? name : "the channel");
        });

    private static string SurfaceName(byte* surface) => Text.Read(surface) ?? Engine.AutoSurface;
}
