using System.Security.Cryptography;
using System.Text.Json.Nodes;
using GwyTip.Cli.Output;

namespace GwyTip.Cli.Watch;

/// <summary>What the page asks for every other second, as JSON.</summary>
internal sealed class PageState(History history, WatchOptions options)
{
    /// <summary>Scans shown with their picture.</summary>
    private const int Latest = 24;

    public History History => history;

    /// <summary>What the page has to send along with a correction. No page of another address can read it.</summary>
    public string Token { get; } = RandomNumberGenerator.GetHexString(32);

    public string ToJson()
    {
        var (scans, notices, version, alarm) = history.Now();
        var latest = new JsonArray();
        foreach (var shown in scans.Reverse().Take(Latest))
        {
            latest.Add((JsonNode)NodeOf(shown));
        }
        var timeline = new JsonArray();
        foreach (var scan in scans.Select(s => s.Event))
        {
            timeline.Add((JsonNode)new JsonArray(scan.Time.TimeOfDay.TotalSeconds, scan.Verdict, scan.Report?.Confidence ?? 0));
        }
        var said = new JsonArray();
        foreach (var (time, text) in notices.Reverse())
        {
            said.Add((JsonNode)new JsonObject { ["time"] = time.ToString("HH:mm:ss"), ["text"] = text });
        }
        return new JsonObject
        {
            ["version"] = version,
            ["token"] = Token,
            ["folder"] = options.Folder,
            ["alarm"] = alarm,
            ["alarm_after"] = options.AlarmAfter,
            ["tip"] = scans.Reverse().Take(Latest).FirstOrDefault(s => s.Event.Scan.Result.Tip is not null) is { } last
                ? TipNodeOf(last) : null,
            ["scans"] = latest,
            ["timeline"] = timeline,
            ["day"] = NodeOf(DayStatistics.Count([.. scans.Select(s => s.Event)])),
            ["notices"] = said,
        }.ToJsonString();
    }

    private JsonObject NodeOf(Shown shown)
    {
        var scan = shown.Event;
        return new JsonObject
        {
            ["id"] = shown.Id,
            ["time"] = scan.Time.ToString("HH:mm:ss"),
            ["file"] = options.NameOf(scan.File),
            ["verdict"] = scan.Verdict,
            ["state"] = scan.Report?.Reason,
            ["confidence"] = scan.Report is { } report ? ResultText.Number(report.Confidence) : null,
            ["surface"] = scan.Report?.Surface,
            ["remarks"] = scan.Remarks,
            ["error"] = scan.Scan.Result.Error,
            ["picture"] = scan.Scan.Picture is not null,
            ["states"] = new JsonArray([.. scan.Report?.States.Select(s => (JsonNode)s.State.Name) ?? []]),
            ["corrected"] = shown.Corrected is { } said ? new JsonArray([.. said.Select(s => (JsonNode)s)]) : null,
        };
    }

    private JsonObject TipNodeOf(Shown shown)
    {
        var tip = shown.Event.Scan.Result.Tip!;
        return new JsonObject
        {
            ["id"] = shown.Id,
            ["time"] = shown.Event.Time.ToString("HH:mm:ss"),
            ["file"] = options.NameOf(shown.Event.File),
            ["verdict"] = shown.Event.Verdict,
            ["seen"] = tip.IsSeen,
            ["sentence"] = tip.Sentence,
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
