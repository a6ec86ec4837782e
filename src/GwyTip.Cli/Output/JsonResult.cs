using System.Text.Json.Serialization;
using GwyTip.Core;

namespace GwyTip.Cli.Output;

/// <summary>One scan as JSON. Every key is always there; what has no value is null.</summary>
internal sealed record JsonResult(
    string File,
    int? Channel,
    string? ChannelTitle,
    string? ChannelUnit,
    string? ChannelPass,
    string? Surface,
    string? Verdict,
    string? State,
    double? Confidence,
    double? SurfaceScore,
    int? TipChangeLine,
    JsonTip? Tip,
    JsonLike? Like,
    string? Provider,
    double? Measured,
    string? LeftOut,
    IReadOnlyList<string> Notes,
    IReadOnlyList<JsonState>? States,
    string? Error)
{
    public static JsonResult From(ScanResult result)
    {
        TipReport? report = result.Report;
        return new JsonResult(
            result.File, result.Channel?.Id, result.Channel?.Title, result.Channel?.HeightUnit,
            ResultText.PassName(result.Channel?.Signal.Pass),
            report?.Surface, report is null ? null : Verdicts.NameOf(report.Verdict), report?.State,
            report?.Confidence, report?.Match?.Score, report?.TipChangeLine, JsonTip.From(result.Tip),
            JsonLike.From(result.Like), result.Provider,
            report?.Measured?.Share, report?.Measured?.LeftOut, result.Notes, report?.States.Select(JsonState.From).ToArray(),
            result.Error);
    }
}

/// <summary>One state of a scan; a member that knows nothing of the state has null among the members' confidences.</summary>
internal sealed record JsonState(
    string Name, bool Desirable, double Confidence, double Threshold, int Votes, IReadOnlyList<double?> Members)
{
    public static JsonState From(StateReport state) => new(
        state.State.Name, state.State.Desirable, state.Confidence, state.State.Threshold, state.Votes,
        [.. state.Members.Select(JsonNumber.OrNull)]);
}

/// <summary>
/// What a scan says of its tip; directions are degrees counter-clockwise from the right. Where it cannot be seen all but the
/// count and the sentence are null.
/// </summary>
internal sealed record JsonTip(
    int Adsorbates,
    int? Polarity,
    [property: JsonPropertyName("width_nm")] double? WidthNanometres,
    [property: JsonPropertyName("width_px")] double? WidthPixels,
    double? Roundness,
    double? Lopsidedness,
    double? TailDirection,
    double? Shadow,
    IReadOnlyList<JsonGhost>? Ghosts,
    JsonTwin? Twin,
    string Sentence)
{
    public static JsonTip? From(TipReading? tip)
    {
        if (tip is not { IsSeen: true })
        {
            return tip is null
                ? null
                : new JsonTip(tip.Adsorbates, null, null, null, null, null, null, null, null, null, tip.Sentence);
        }
        var (picture, shape) = (tip.Picture, tip.Shape);
        return new JsonTip(
            tip.Adsorbates, picture.Polarity, Nanometres(1, picture), picture.WidthPixels, shape.Roundness, shape.Lopsidedness,
            shape.Tail, shape.Shadow,
            [.. shape.Ghosts.Select(g => new JsonGhost(
                Nanometres(g.Distance, picture), g.Distance * picture.WidthPixels, g.Direction, g.Height))],
            picture.Twin is not { } twin ? null : new JsonTwin(
                Nanometres(twin.Distance, picture), twin.Distance * picture.WidthPixels, twin.Direction),
            tip.Sentence);
    }

    private static double? Nanometres(double widths, TipPicture picture) =>
        picture.WidthMetres > 0 ? JsonNumber.OrNull(1e9 * widths * picture.WidthMetres) : null;
}

/// <summary>A second apex; its height is over the adsorbate's own.</summary>
internal sealed record JsonGhost(
    [property: JsonPropertyName("distance_nm")] double? DistanceNanometres,
    [property: JsonPropertyName("distance_px")] double DistancePixels,
    double Direction,
    double Height);

/// <summary>What stands beside each adsorbate, or opposite, as high as itself.</summary>
internal sealed record JsonTwin(
    [property: JsonPropertyName("distance_nm")] double? DistanceNanometres,
    [property: JsonPropertyName("distance_px")] double DistancePixels,
    double Direction);

/// <summary>
/// How a scan compares with a reference; where it cannot, the score is null and the reason the only difference.
/// </summary>
internal sealed record JsonLike(string File, string Verdict, double? Score, IReadOnlyList<string> Differences)
{
    public static JsonLike? From(HeldAgainst? like) => like is null ? null : new JsonLike(
        like.Reference, Likenesses.NameOf(like.Comparison.Likeness),
        like.Comparison.Likeness == Likeness.Incomparable ? null : JsonNumber.OrNull(like.Comparison.Score),
        [.. like.Comparison.Differences.Select(d => d.Sentence)]);
}

internal static class JsonNumber
{
    /// <summary>
    /// JSON has no word for what is not a number, nor for infinity: a member may know nothing of a state, a file may claim any
    /// size.
    /// </summary>
    public static double? OrNull(double value) => double.IsFinite(value) ? value : null;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(JsonResult))]
internal sealed partial class ResultJson : JsonSerializerContext;
