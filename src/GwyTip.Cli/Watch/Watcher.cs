using GwyTip.Cli.Output;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Watch;

/// <summary>Follows a folder until it is told to stop: files come to rest, are judged, and are announced.</summary>
/// <param name="options">What to follow, and how.</param>
/// <param name="listing">Lists the folder.</param>
/// <param name="queue">Judges the files.</param>
/// <param name="announcer">Hears what happens.</param>
/// <param name="clock">Tells how long files have rested; only the pace of looking is not by it.</param>
internal sealed class Watcher(
    WatchOptions options, IFolderListing listing, JudgeQueue queue, Announcer announcer, TimeProvider clock)
{
    /// <summary>A folder that has not answered for so long is announced.</summary>
    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(10);

    /// <summary>What is in work at the end is waited for so long.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly long _start = clock.GetTimestamp();
    private readonly Settling _settling = new(options.Settle, options.Patience);
    private readonly AlarmRule _alarm = new(options.AlarmAfter);

    private readonly LeftOutCounts _leftOut = new();

    /// <summary>What the last listing did not look at.</summary>
    private IReadOnlyList<LeftOut> _notListed = [];
    private bool _begun, _stalled;

    /// <summary>Why the folder cannot be listed, as said last; null: it can.</summary>
    private string? _problem;

    /// <summary>Files that are being judged.</summary>
    public int InWork { get; private set; }

    private TimeSpan Elapsed => clock.GetElapsedTime(_start);

    public void Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Step(options.Tick);
        }
        End();
    }

    /// <summary>
    /// Looks at the folder once, and at what has been judged, waiting for that no longer than <paramref name="wait"/>.
    /// </summary>
    public void Step(TimeSpan wait)
    {
        Look();
        for (var done = queue.Take(wait); done is not null; done = queue.Take(TimeSpan.Zero))
        {
            Finish(done);
        }
    }

    /// <summary>Waits a little for what is in work, and sums up.</summary>
    public void End()
    {
        var until = Elapsed + Farewell;
        while (InWork > 0 && Elapsed < until)
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
        announcer.Summary(Elapsed, _settling.Open.Count(ScanNames.MayBeScan), _leftOut.Counts());
    }

    private void Look()
    {
        try
        {
            if (listing.Take() is { } walk)
            {
                Answered();
                Begin(walk.Files);
                Observe(walk.Files);
                AnnounceNotListed(walk.LeftOut);
            }
            else if (!_stalled && listing.Unanswered > Stalled)
            {
                _stalled = true;
                announcer.Notice($"{options.Folder} has not answered for {Stalled.TotalSeconds:0} s; waiting for it");
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
            announcer.Notice(problem);
            _problem = problem;
        }
        // Whatever turns up in a folder that was not there is new.
        Begin([]);
    }

    private void Answered()
    {
        if (_problem is not null || _stalled)
        {
            announcer.Notice($"{options.Folder} is there");
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
                announcer.Notice($"{scans} {are} there already and ignored (--existing judges them too)");
            }
        }
        // Only now: what is saved from here on is new.
        announcer.Notice($"watching {options.Folder}; Ctrl-C ends it");
    }

    private void Observe(IReadOnlyList<FoundFile> files)
    {
        var (ready, vanished) = _settling.Observe(files, Elapsed);
        foreach (string path in vanished)
        {
            AnnounceVanished(path);
        }
        foreach (var file in ready)
        {
            queue.Add(file);
            InWork++;
        }
    }

    private void Finish(JudgedFile done)
    {
        InWork--;
        if (done.Changed)
        {
            // Written while it was read: it is waited for again.
            _settling.Unreadable(done.File, Elapsed);
        }
        else if (!done.IsUnreadable)
        {
            _leftOut.Remove(done.File.Path);
            Announce(done, _settling.Judged(done.File));
        }
        else if (done.Gone)
        {
            // Still in the last listing: the next one tells whether it is gone, or its share was for a moment.
            if (!_settling.Gone(done.File, Elapsed))
            {
                AnnounceVanished(done.File.Path);
            }
        }
        else if (done.LeftOut is { Kind: not LeftOutKind.Closed } noScan)
        {
            _settling.LeftOut(done.File);
            LeaveOut(noScan);
        }
        else if (_settling.Unreadable(done.File, Elapsed))
        {
            if (done.LeftOut is { } closed)
            {
                LeaveOut(closed);
            }
            else
            {
                Announce(done, again: false);
            }
        }
    }

    private void AnnounceVanished(string path)
    {
        // Programs write many other files for a moment only.
        if (ScanNames.MayBeScan(path))
        {
            announcer.Notice($"{options.NameOf(path)} vanished before it could be judged");
        }
    }

    private void AnnounceNotListed(IReadOnlyList<LeftOut> now)
    {
        foreach (var leftOut in now.ExceptBy(_notListed.Select(l => l.Path), l => l.Path))
        {
            AnnounceLeftOut(leftOut);
        }
        _notListed = now;
    }

    /// <summary>Announces it once: a log that lies in the folder would be announced forever, by itself.</summary>
    private void LeaveOut(LeftOut leftOut)
    {
        if (_leftOut.Add(leftOut))
        {
            AnnounceLeftOut(leftOut);
        }
    }

    private void AnnounceLeftOut(LeftOut leftOut)
    {
        // What is in a folder that cannot be entered may be scans.
        if (options.Verbose || leftOut.Kind == LeftOutKind.Folder)
        {
            announcer.Notice($"{options.NameOf(leftOut.Path)} is left out: {leftOut.Why}");
        }
    }

    private void Announce(JudgedFile done, bool again)
    {
        var time = clock.GetLocalNow();
        // The channels of a file are one scan to the alarm, and only a verdict counts.
        var counted = done.Results.FirstOrDefault(scan => scan.Result.Report is not null);
        foreach (var scan in done.Results)
        {
            var alarm = scan == counted ? _alarm.Add(done.File.Path, scan.Result.Report!.Verdict) : AlarmChange.None;
            announcer.Scan(new WatchEvent(time, scan, again, alarm, _alarm.Since) { Judged = done.File });
        }
    }
}
