using System.Diagnostics;
using GwyTip.Cli.Output;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Watch;

/// <summary>Follows a folder until it is told to stop: files come to rest, are judged, and are told about.</summary>
internal sealed class Watcher(WatchOptions options, JudgeQueue queue, Teller teller)
{
    /// <summary>A folder that has not answered for so long is told about.</summary>
    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(10);

    /// <summary>What is in work at the end is waited for so long.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly FolderListing _listing = new(options.Folder);
    private readonly Settling _settling = new(options.Settle, options.Patience);
    private readonly AlarmRule _alarm = new(options.AlarmAfter);

    private readonly LeftOutTally _leftOut = new();

    /// <summary>What the last listing did not look at.</summary>
    private IReadOnlyList<LeftOut> _notListed = [];
    private int _inWork;
    private bool _begun, _stalled;

    /// <summary>Why the folder cannot be listed, as said last; null: it can.</summary>
    private string? _problem;

    public void Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Look();
            for (var done = queue.Take(options.Tick); done is not null; done = queue.Take(TimeSpan.Zero))
            {
                Finish(done);
            }
        }
        long until = Environment.TickCount64 + (long)Farewell.TotalMilliseconds;
        while (_inWork > 0 && Environment.TickCount64 < until)
        {
            if (queue.Take(TimeSpan.FromMilliseconds(100)) is { } done)
            {
                Finish(done);
            }
        }
        foreach (var leftOut in _notListed)
        {
            _leftOut.Add(leftOut);
        }
        teller.Summary(_clock.Elapsed, _settling.Open.Count(ScanNames.MayBeScan), _leftOut.Counts());
    }

    private void Look()
    {
        try
        {
            if (_listing.Take() is { } walk)
            {
                Answered();
                Begin(walk.Files);
                Observe(walk.Files);
                TellNotListed(walk.LeftOut);
            }
            else if (!_stalled && _listing.Unanswered > Stalled)
            {
                _stalled = true;
                teller.Notice($"{options.Folder} has not answered for {Stalled.TotalSeconds:0} s; waiting for it");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem(e is DirectoryNotFoundException
                ? $"there is no folder {options.Folder}; waiting for it"
                : $"{options.Folder} cannot be listed: {e.Message}; waiting for it");
        }
    }

    private void Problem(string problem)
    {
        if (problem != _problem)
        {
            teller.Notice(problem);
            _problem = problem;
        }
        // Whatever turns up in a folder that was not there is new.
        Begin([]);
    }

    private void Answered()
    {
        if (_problem is not null || _stalled)
        {
            teller.Notice($"{options.Folder} is there");
        }
        (_problem, _stalled) = (null, false);
    }

    private void Begin(IReadOnlyList<FoundFile> files)
    {
        if (_begun)
        {
            return;
        }
        _begun = true;
        if (!options.Existing)
        {
            _settling.Skip(files);
            // They are not opened only to be counted.
            int scans = files.Count(file => ScanNames.MayBeScan(file.Path));
            if (scans > 0)
            {
                string are = scans == 1 ? "scan is" : "scans are";
                teller.Notice($"{scans} {are} there already and left alone (--existing judges them too)");
            }
        }
        // Only now: what is saved from here on is new.
        teller.Notice($"watching {options.Folder}; Ctrl-C ends it");
    }

    private void Observe(IReadOnlyList<FoundFile> files)
    {
        var (ready, vanished) = _settling.Observe(files, _clock.Elapsed);
        foreach (string path in vanished)
        {
            TellVanished(path);
        }
        foreach (var file in ready)
        {
            queue.Add(file);
            _inWork++;
        }
    }

    private void Finish(JudgedFile done)
    {
        _inWork--;
        if (done.Changed)
        {
            // Written while it was read: it is waited for again.
            _settling.Unreadable(done.File, _clock.Elapsed);
        }
        else if (!done.IsUnreadable)
        {
            _leftOut.Remove(done.File.Path);
            Tell(done, _settling.Judged(done.File));
        }
        else if (done.Gone)
        {
            TellVanished(done.File.Path);
        }
        else if (done.LeftOut is { Kind: not LeftOutKind.Closed } noScan)
        {
            _settling.LeftOut(done.File);
            LeaveOut(noScan);
        }
        else if (_settling.Unreadable(done.File, _clock.Elapsed))
        {
            if (done.LeftOut is { } closed)
            {
                LeaveOut(closed);
            }
            else
            {
                Tell(done, again: false);
            }
        }
    }

    private void TellVanished(string path)
    {
        // Programs write many other files for a moment only.
        if (ScanNames.MayBeScan(path))
        {
            teller.Notice($"{teller.NameOf(path)} vanished before it could be judged");
        }
    }

    private void TellNotListed(IReadOnlyList<LeftOut> now)
    {
        foreach (var leftOut in now.ExceptBy(_notListed.Select(l => l.Path), l => l.Path))
        {
            TellLeftOut(leftOut);
        }
        _notListed = now;
    }

    /// <summary>Tells of it once: a log that lies in the folder would tell of itself for ever.</summary>
    private void LeaveOut(LeftOut leftOut)
    {
        if (_leftOut.Add(leftOut))
        {
            TellLeftOut(leftOut);
        }
    }

    private void TellLeftOut(LeftOut leftOut)
    {
        // What is in a folder that cannot be entered may be scans.
        if (options.Verbose || leftOut.Kind == LeftOutKind.Folder)
        {
            teller.Notice($"{teller.NameOf(leftOut.Path)} is left out: {leftOut.Why}");
        }
    }

    private void Tell(JudgedFile done, bool again)
    {
        var time = DateTimeOffset.Now;
        // The channels of a file are one scan to the alarm, and only a verdict counts.
        var counted = done.Results.FirstOrDefault(scan => scan.Result.Report is not null);
        foreach (var scan in done.Results)
        {
            var alarm = scan == counted ? _alarm.Add(done.File.Path, scan.Result.Report!.Verdict) : AlarmChange.None;
            teller.Tell(new WatchEvent(time, scan, again, alarm), _alarm.Since ?? done.File.Path);
        }
    }
}
