using System.Text.Json.Nodes;
using GwyTip.Cli.Output;

namespace GwyTip.Cli.Watch;

/// <summary>What the page asks for every other second, as JSON.</summary>
internal sealed class PageState(History history, string folder, int alarmAfter)
{
    /// <summary>Scans shown with their picture.</summary>
    private const int Latest = 24;

    public History History => history;

    public string ToJson()
    {
        var (scans, notices, version) = history.Now();
        var latest = new JsonArray();
        foreach (var shown in scans.Reverse().Take(Latest))
        {
            latest.Add((JsonNode)NodeOf(shown));
        }
        var timeline = new JsonArray();
        foreach (var told in scans.Select(s => s.Told))
        {
            timeline.Add((JsonNode)new JsonArray(told.Time.TimeOfDay.TotalSeconds, told.Verdict, told.Report?.Confidence ?? 0));
        }
        var said = new JsonArray();
        foreach (var (time, text) in notices.Reverse())
        {
            said.Add((JsonNode)new JsonObject { ["time"] = time.ToString("HH:mm:ss"), ["text"] = text });
        }
        var alarm = scans.Select(s => s.Told).LastOrDefault(t => t.Report is not null)?.Alarm ?? AlarmChange.None;
        return new JsonObject
        {
            ["version"] = version,
            ["folder"] = folder,
            ["alarm"] = alarm is AlarmChange.Begins or AlarmChange.GoesOn,
            ["alarm_after"] = alarmAfter,
            ["scans"] = latest,
            ["timeline"] = timeline,
            ["day"] = NodeOf(DayStatistics.Of([.. scans.Select(s => s.Told)])),
            ["notices"] = said,
        }.ToJsonString();
    }

    private JsonObject NodeOf(Shown shown)
    {
        var told = shown.Told;
        return new JsonObject
        {
            ["id"] = shown.Id,
            ["time"] = told.Time.ToString("HH:mm:ss"),
            ["file"] = Path.GetRelativePath(folder, told.File),
            ["verdict"] = told.Verdict,
            ["state"] = told.Report?.State,
            ["confidence"] = told.Report is { } report ? Words.Of(report.Confidence) : null,
            ["surface"] = told.Report?.Surface,
            ["remarks"] = told.Remarks,
            ["error"] = told.Scan.Result.Error,
            ["picture"] = told.Scan.Picture is not null,
        };
    }

    private static JsonObject NodeOf(DayStatistics day)
    {
        var counts = new JsonObject();
        foreach (var (verdict, count) in day.ByVerdict)
        {
            counts[verdict] = count;
        }
        return new JsonObject
        {
            ["scans"] = day.Scans,
            ["by_verdict"] = counts,
            ["tip_changes"] = day.TipChanges,
            ["longest_good_run"] = day.LongestGoodRun,
        };
    }
}
