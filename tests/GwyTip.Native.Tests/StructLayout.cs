using GwyTip.Native;

namespace GwyTip.Tests;

/// <summary>Sizes and offsets of the library's structs, by the header's names.</summary>
internal static unsafe class StructLayout
{
    public static SortedDictionary<string, int> OfCSharp()
    {
        var layout = new SortedDictionary<string, int>(StringComparer.Ordinal);
        EngineOptions options;
        Add(&options, [
            new("struct_size", &options.StructSize), new("models", &options.Models), new("provider", &options.Provider),
            new("library_folder", &options.LibraryFolder)]);
        SurfaceInfo surface;
        Add(&surface, [
            new("struct_size", &surface.StructSize), new("name", &surface.Name), new("state_count", &surface.StateCount),
            new("member_count", &surface.MemberCount)]);
        StateInfo state;
        Add(&state, [
            new("struct_size", &state.StructSize), new("name", &state.Name), new("description", &state.Description),
            new("desirable", &state.Desirable), new("threshold", &state.Threshold)]);
        Field field;
        Add(&field, [
            new(
                "struct_size",
                &field.StructSize), new("data", &field.Data), new("width", &field.Width), new("lines", &field.Lines),
            new("row_stride", &field.RowStride), new("metres_per_pixel_x", &field.MetresPerPixelX),
            new("metres_per_pixel_y", &field.MetresPerPixelY), new("direction", &field.Direction)]);
        StateResult result;
        Add(&result, [
            new("struct_size", &result.StructSize), new("name", &result.Name), new("desirable", &result.Desirable),
            new("votes", &result.Votes), new("voters", &result.Voters), new("member_count", &result.MemberCount),
            new("confidence", &result.Confidence), new("threshold", &result.Threshold), new("members", &result.Members)]);
        Report report;
        Add(&report, [
            new("struct_size", &report.StructSize), new("verdict", &report.Verdict), new("confidence", &report.Confidence),
            new("tip_change_line", &report.TipChangeLine), new("state_count", &report.StateCount),
            new("state_capacity", &report.StateCapacity), new("states", &report.States), new("surface", &report.Surface),
            new("state", &report.State), new("provider", &report.Provider),
            new("state_report_size", &report.StateReportSize)]);
        BatchItem item;
        Add(&item, [
            new("struct_size", &item.StructSize), new("status", &item.Status), new("report", &item.Report),
            new("message", &item.Message)]);
        StreamOptions stream;
        Add(&stream, [
            new("struct_size", &stream.StructSize), new("width", &stream.Width), new("lines", &stream.Lines),
            new("metres_per_pixel", &stream.MetresPerPixel)]);
        StreamProgress progress;
        Add(&progress, [
            new("struct_size", &progress.StructSize), new("lines", &progress.Lines), new("judged_lines", &progress.JudgedLines),
            new("tip_change_line", &progress.TipChangeLine)]);
        Tip tip;
        Add(&tip, [
            new("struct_size", &tip.StructSize), new("adsorbates", &tip.Adsorbates), new("polarity", &tip.Polarity),
            new("ghost_count", &tip.GhostCount), new("near_plane", &tip.NearPlane), new("wide_plane", &tip.WidePlane),
            new("width", &tip.Width), new("width_pixels", &tip.WidthPixels), new("roundness", &tip.Roundness),
            new("long_axis", &tip.LongAxis), new("lopsidedness", &tip.Lopsidedness), new("tail", &tip.Tail),
            new("shadow", &tip.Shadow), new("ghost_distance", &tip.GhostDistance),
            new("ghost_distance_pixels", &tip.GhostDistancePixels), new("ghost_direction", &tip.GhostDirection),
            new("ghost_height", &tip.GhostHeight), new("sentence", &tip.Sentence)]);
        Comparison comparison;
        Add(&comparison, [
            new("struct_size", &comparison.StructSize), new("likeness", &comparison.Likeness),
            new("title", &comparison.Title), new("unit", &comparison.Unit),
            new("reference_title", &comparison.ReferenceTitle), new("reference_unit", &comparison.ReferenceUnit),
            new("score", &comparison.Score), new("differences", &comparison.Differences),
            new("warning", &comparison.Warning)]);
        return layout;

        void Add<T>(T* start, Member[] members)
            where T : unmanaged, ISizedStruct
        {
            layout.Add(T.HeaderName, sizeof(T));
            foreach (var member in members)
            {
                layout.Add($"{T.HeaderName}.{member.Name}", (int)(member.Place - (byte*)start));
            }
        }
    }

    /// <summary>The sizes that callers may give at least.</summary>
    public static SortedDictionary<string, int> Smallest()
    {
        var sizes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Add<EngineOptions>();
        Add<SurfaceInfo>();
        Add<StateInfo>();
        Add<Field>();
        Add<StateResult>();
        Add<Report>();
        Add<BatchItem>();
        Add<StreamOptions>();
        Add<StreamProgress>();
        Add<Tip>();
        Add<Comparison>();
        return sizes;

        void Add<T>()
            where T : ISizedStruct => sizes.Add(T.HeaderName, T.SmallestSize);
    }

    private readonly struct Member(string name, void* place)
    {
        public string Name { get; } = name;

        public byte* Place { get; } = (byte*)place;
    }
}
