using GwyTip.Cli.Output;
using GwyTip.Cli.Scans;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Watch;

/// <summary>Judges the scans of a file: whole ones as <c>classify</c> does, one that still runs by the lines it has.</summary>
internal sealed class WatchJudge(Engine engine, string surface, ChannelChoice choice, bool pictures)
{
    /// <summary>Never throws: what goes wrong is the scan's error.</summary>
    public IReadOnlyList<WatchedScan> Judge(string file, GwyddionReader gwyddion)
    {
        var scans = new List<WatchedScan>();
        var judge = new FileJudge(scan => Judge(scan, scans), choice, gwyddion);
        var results = judge.Judge(file);
        // A channel that was refused before it was judged has no entry of its own.
        return [.. results.Select((result, i) => i < scans.Count ? scans[i] with { Result = result } : new WatchedScan(result))];
    }

    private Classification Judge(Scan scan, List<WatchedScan> scans)
    {
        var part = RunningPart.Of(scan);
        var seen = new WatchedScan(new ScanResult("", 0))
        {
            Lines = scan.Lines,
            MeasuredLines = part?.Lines ?? scan.Lines,
            Picture = pictures ? ScanPicture.Of(scan) : null,
        };
        scans.Add(seen);
        if (part is not { } running)
        {
            return engine.Classify(scan, surface);
        }
        var lines = new RunningScan(s => engine.Classify(s, surface), scan.Width, scan.Lines, scan.MetresPerPixelX);
        for (int n = 0; n < running.Lines; n++)
        {
            lines.Push(scan.Line(running.RowOf(n, scan)));
        }
        var said = lines.Poll();
        scans[^1] = seen with { AlarmLine = said.TipChangeLine is { } n0 ? running.RowOf(n0, scan) : null };
        var report = said.Classification.Report;
        int? row = report.TipChangeLine is { } line && line < running.Lines ? running.RowOf(line, scan) : null;
        return said.Classification with { Report = report with { TipChangeLine = row } };
    }
}
