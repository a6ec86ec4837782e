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
            report?.Confidence, report?.Match?.Score, report?.TipChangeLine, result.Provider,
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
        [.. state.Members.Select(c => double.IsNaN(c) ? (double?)null : c)]);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(JsonResult))]
internal sealed partial class ResultJson : JsonSerializerContext;
