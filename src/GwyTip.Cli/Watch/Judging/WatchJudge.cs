using GwyTip.Cli.Output;
using GwyTip.Cli.Scans;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Watch;

/// <summary>
/// Judges the scans of a file as <c>classify</c> does those of a folder; in one that still runs it looks for the line of a tip
/// change, too.
/// </summary>
internal sealed class WatchJudge(Engine engine, string surface, ChannelChoice choice, bool pictures)
{
    /// <summary>Never throws: what goes wrong is the scan's error.</summary>
    public IReadOnlyList<WatchedScan> Judge(string file, GwyddionReader gwyddion)
    {
        var scans = new List<WatchedScan>();
        var judge = new FileJudge(scan => Judge(scan, scans), choice, gwyddion);
        var results = judge.JudgeFound(file);
        // A channel that was refused before it was judged has no entry of its own.
        return [.. results.Select((result, i) => i < scans.Count ? scans[i] with { Result = result } : new WatchedScan(result))];
    }

    private Classification Judge(Scan scan, List<WatchedScan> scans)
    {
        // First of all, so that every channel judged has its entry, whatever goes wrong below.
        var seen = new WatchedScan(new ScanResult("", 0))
        {
            Lines = scan.Lines,
            MeasuredLines = scan.Lines,
            Picture = pictures ? ScanPicture.Of(scan) : null,
        };
        scans.Add(seen);
        if (MeasuredLines.Of(scan) is { IsUnfinished: true } measured)
        {
            scans[^1] = seen with
            {
                MeasuredLines = measured.Count,
                AlarmLine = TipChangeWatch.Over(scan, measured).Line is { } n ? measured.RowOf(n) : null,
            };
        }
        return engine.Classify(scan, surface);
    }
}
