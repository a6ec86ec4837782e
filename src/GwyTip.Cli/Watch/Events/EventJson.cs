using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GwyTip.Cli.Output;

namespace GwyTip.Cli.Watch;

/// <summary>A scan as one JSON object on one line: what <c>classify --format json</c> writes, and what watching adds.</summary>
internal static class EventJson
{
    /// <summary>For files and pipes, no web pages: names stay readable.</summary>
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = ResultJson.Default,
    };

    public static string TimeOf(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    public static string LineOf(WatchEvent scan) => NodeOf(scan).ToJsonString(Plain);

    public static JsonObject NodeOf(WatchEvent scan)
    {
        var node = new JsonObject { ["event"] = "scan", ["time"] = TimeOf(scan.Time) };
        var result = JsonSerializer.SerializeToNode(JsonResult.From(scan.Scan.Result), ResultJson.Default.JsonResult)!.AsObject();
        // No reference is held against a scan while it is measured.
        result.Remove("like");
        foreach (var (name, value) in result.ToArray())
        {
            result.Remove(name);
            node[name] = value;
        }
        node["lines"] = scan.Scan.Lines;
        node["measured_lines"] = scan.Scan.MeasuredLines;
        node["tip_change_alarm_line"] = scan.Scan.AlarmLine;
        node["again"] = scan.Again;
        node["alarm"] = AlarmNames.NameOf(scan.Alarm);
        return node;
    }

    public static string NoticeLine(DateTimeOffset time, string text) =>
        new JsonObject { ["event"] = "notice", ["time"] = TimeOf(time), ["message"] = text }.ToJsonString(Plain);
}
