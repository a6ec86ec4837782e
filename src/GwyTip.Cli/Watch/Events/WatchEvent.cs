using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Watch;

/// <summary>A scan was judged, or could not be.</summary>
/// <param name="Time">When it was judged, with the local offset.</param>
/// <param name="Scan">What was said of it.</param>
/// <param name="Again">The file had been judged before and has changed since: this takes the place of what was said then.</param>
/// <param name="Alarm">What it did to the alarm.</param>
/// <param name="BadSince">The file at which the row of bad scans began; null: the scan is not bad.</param>
internal sealed record WatchEvent(DateTimeOffset Time, WatchedScan Scan, bool Again, AlarmChange Alarm, string? BadSince = null)
{
    /// <summary>The file as it was when it was judged.</summary>
    public FoundFile? Judged { get; init; }

    public string File => Scan.Result.File;

    public TipReport? Report => Scan.Result.Report;

    /// <summary>The channel's number; null: what is said is of the file, or of a part that could not be read.</summary>
    public int? Channel => Scan.Result.Channel?.Id;

    /// <summary>Whether it takes the place of what was said of the same file: all of it, when the file is judged again.</summary>
    /// <param name="channel">What that was said of.</param>
    /// <param name="time">And when.</param>
    public bool Replaces(int? channel, DateTimeOffset time) => time != Time || (channel == Channel && channel is not null);

    /// <summary><c>good</c>, <c>bad</c>, …, or <c>not judged</c>.</summary>
    public string Verdict => Report is { } report ? Verdicts.NameOf(report.Verdict) : "not judged";

    /// <summary>What is special about it, for a line's end; empty where nothing is.</summary>
    public string Remarks => string.Join(", ", ((IEnumerable<string?>)
    [
        Scan.IsRunning ? $"{Scan.MeasuredLines} of {Scan.Lines} lines" : null,
        (Scan.AlarmLine ?? Report?.TipChangeLine) is { } line ? $"tip change at line {line}" : null,
        Again ? "judged again" : null,
        Report?.Measured?.LeftOut is { } leftOut && !Scan.IsRunning ? $"left out: {leftOut}" : null,
        .. Scan.Result.Notes,
    ]).OfType<string>());
}
