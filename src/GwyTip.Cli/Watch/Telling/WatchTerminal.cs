using System.Globalization;
using GwyTip.Terminal;

namespace GwyTip.Cli.Watch;

/// <summary>The terminal: one line a scan and the alarm on standard output, what else happens on standard error.</summary>
/// <param name="folder">The folder watched; names are shown from there on.</param>
/// <param name="states">The longest name of a state.</param>
internal sealed class WatchTerminal(string folder, int states)
{
    private static readonly int WidestVerdict = "unknown-surface".Length;

    private readonly Lock _line = new();

    public void Write(WatchEvent told)
    {
        string file = NameOf(told.File);
        string said = told.Report is { } report
            ? $"{report.Confidence.ToString("F2", CultureInfo.InvariantCulture)}  {report.State.PadRight(states)}  {file}"
            : $"{file}: {told.Scan.Result.Error}";
        string remarks = told.Remarks.Length > 0 ? $"  ({told.Remarks})" : "";
        string verdict = told.Report is null ? told.Verdict : told.Verdict.PadRight(WidestVerdict);
        Line(Console.Out, $"{Clock(told.Time)}  {verdict}  {said}{remarks}");
    }

    /// <summary>So many scans in a row are bad, from the file named on.</summary>
    public void Alarm(DateTimeOffset time, int bad, string since) =>
        Line(
            Console.Out, $"{Clock(time)}  ALARM: the last {bad} scans are bad, since {NameOf(since)}", Console.IsOutputRedirected ? "" : "\a");

    public void AllClear(DateTimeOffset time) => Line(Console.Out, $"{Clock(time)}  the alarm is over");

    public void Notice(DateTimeOffset time, string text) => Line(Console.Error, $"{Clock(time)}  {text}");

    public string NameOf(string file) => Path.GetRelativePath(folder, file);

    private static string Clock(DateTimeOffset time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private void Line(TextWriter to, string text, string bell = "")
    {
        lock (_line)
        {
            to.WriteLine(Printable.Of(text) + bell);
        }
    }
}
