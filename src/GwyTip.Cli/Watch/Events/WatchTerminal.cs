using System.Globalization;
using GwyTip.Terminal;

namespace GwyTip.Cli.Watch;

/// <summary>The terminal: one line a scan and the alarm on standard output, what else happens on standard error.</summary>
/// <param name="options">What is watched.</param>
/// <param name="states">The longest name of a state.</param>
internal sealed class WatchTerminal(WatchOptions options, int states) : IWatchSink
{
    private static readonly int WidestVerdict = "unknown-surface".Length;

    public void Scan(WatchEvent scan)
    {
        string file = options.NameOf(scan.File);
        string said = scan.Report is { } report
            ? $"{report.Confidence.ToString("F2", CultureInfo.InvariantCulture)}  {report.Reason.PadRight(states)}  {file}"
            : $"{file}: {scan.Scan.Result.Error}";
        string remarks = scan.Remarks.Length > 0 ? $"  ({scan.Remarks})" : "";
        string verdict = scan.Report is null ? scan.Verdict : scan.Verdict.PadRight(WidestVerdict);
        Line(Console.Out, $"{Clock(scan.Time)}  {verdict}  {said}{remarks}");
        if (scan.Alarm == AlarmChange.Begins)
        {
            string since = options.NameOf(scan.BadSince ?? scan.File);
            Line(
                Console.Out, $"{Clock(scan.Time)}  ALARM: the last {options.AlarmAfter} scans are bad, since {since}",
                Console.IsOutputRedirected ? "" : "\a");
        }
        else if (scan.Alarm == AlarmChange.Ends)
        {
            Line(Console.Out, $"{Clock(scan.Time)}  the alarm is over");
        }
    }

    public void Notice(DateTimeOffset time, string text) => Line(Console.Error, $"{Clock(time)}  {text}");

    private static string Clock(DateTimeOffset time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static void Line(TextWriter to, string text, string bell = "") => to.WriteLine(Printable.Escape(text) + bell);
}
