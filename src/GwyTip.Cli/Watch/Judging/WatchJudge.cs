using GwyTip.Cli.Output;
using GwyTip.Cli.Scans;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Watch;

/// <summary>
/// Judges the scans of a file as <c>classify</c> does those of a folder; in one that still runs it looks for the line of a tip
/// change, too. Where a bundle was replaced meanwhile, by a training that went on, it goes on with those of now.
/// </summary>
/// <param name="engine">Its bundles are asked first.</param>
/// <param name="reopen">Opens an engine on what lies in the folder of models now.</param>
/// <param name="surface">A surface, or <see cref="Engine.AutoSurface"/>.</param>
/// <param name="choice">Which channels of a file.</param>
/// <param name="pictures">Whether each scan gets its picture.</param>
internal sealed class WatchJudge(Engine engine, Func<Engine> reopen, string surface, ChannelChoice choice, bool pictures)
{
    private readonly Lock _opening = new();

    /// <summary>Those before it are never closed: another thread may still ask them.</summary>
    private Engine _engine = engine;

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
        var asked = _engine;
        try
        {
            return asked.Classify(scan, surface);
        }
        catch (BundleException) when (Renewed(asked) is { } now)
        {
            return now.Classify(scan, surface);
        }
    }

    /// <summary>
    /// An engine in place of one that failed; null: the bundles are what they were, so that it would fail as well.
    /// </summary>
    private Engine? Renewed(Engine failed)
    {
        lock (_opening)
        {
            if (_engine != failed)
            {
                return _engine;
            }
            try
            {
                var now = reopen();
                if (!MembersOf(now).SequenceEqual(MembersOf(failed)))
                {
                    return _engine = now;
                }
                now.Dispose();
                return null;
            }
            catch (BundleException)
            {
                // Half of it may be in place.
                return null;
            }
        }
    }

    private static IEnumerable<string> MembersOf(Engine engine) =>
        engine.Bundles.SelectMany(b => b.Manifest.Members.Select(m => m.Sha256)
            .Append(b.Manifest.UnknownSurface?.Sha256 ?? "").Prepend(b.Surface));
}
