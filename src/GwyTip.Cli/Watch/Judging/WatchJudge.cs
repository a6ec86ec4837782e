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
    /// <summary>In place of heights: a day's would fill the memory of what shows and tells of them.</summary>
    private static readonly Scan Forgotten = new([double.NaN], 1, 1);

    /// <summary>Never throws: what goes wrong is the scan's error.</summary>
    public IReadOnlyList<WatchedScan> Judge(string file, GwyddionReader gwyddion)
    {
        var seen = new Dictionary<ScanChannel, WatchedScan>(ReferenceEqualityComparer.Instance);
        var judge = new FileJudge(channel => Judge(channel, file, seen), choice, gwyddion, tips: true);
        var results = judge.JudgeFound(file);
        // A channel that was refused before it was judged has no entry of its own.
        return [.. results.Select(result => result.Channel is { } channel
            ? seen.GetValueOrDefault(channel, new WatchedScan(result)) with { Result = WithoutHeights(result, channel) }
            : new WatchedScan(result))];
    }

    private static ScanResult WithoutHeights(ScanResult result, ScanChannel channel) =>
        result with { Channel = channel with { Scan = Forgotten } };

    private Classification Judge(ScanChannel channel, string file, Dictionary<ScanChannel, WatchedScan> seen)
    {
        var scan = channel.Scan;
        // First of all, so that every channel judged has its entry, whatever goes wrong below.
        var entry = seen[channel] = new WatchedScan(new ScanResult(file, channel))
        {
            Lines = scan.Lines,
            MeasuredLines = scan.Lines,
            Picture = pictures ? ScanPicture.Draw(scan) : null,
        };
        if (MeasuredLines.Find(scan) is { IsUnfinished: true } measured)
        {
            seen[channel] = entry with
            {
                MeasuredLines = measured.Count,
                AlarmLine = TipChangeWatch.RowOver(scan, measured),
            };
        }
        return engine.Classify(scan, surface);
    }
}
