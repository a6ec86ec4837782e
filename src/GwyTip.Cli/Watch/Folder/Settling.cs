using GwyTip.ScanFiles;

namespace GwyTip.Cli.Watch;

/// <summary>
/// Tells which files can be judged: those whose size and time have rested for a while. One that cannot be read then may still be
/// in the making (written with a pause, or in parts): it is tried again, and reported only when it rested for long. Times are
/// since the start.
/// </summary>
/// <param name="rest">How long size and time must not have changed.</param>
/// <param name="patience">How long an unreadable or empty file may rest before it is reported.</param>
internal sealed class Settling(TimeSpan rest, TimeSpan patience)
{
    /// <summary>An unreadable file is tried again ever more seldom, and no more after this pause.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, Entry> _files = new(StringComparer.Ordinal);

    /// <summary>Files that are waited for or being judged.</summary>
    public IEnumerable<string> Open => _files.Values.Where(e => e.State != State.Done && !e.Reported).Select(e => e.File.Path);

    /// <summary>Takes files as they are: they are judged only if they change.</summary>
    public void Skip(IEnumerable<FoundFile> files)
    {
        foreach (var file in files)
        {
            _files[file.Path] = new Entry(file, TimeSpan.Zero) { State = State.Done };
        }
    }

    /// <summary>Takes a listing.</summary>
    /// <returns>
    /// The files to judge now, in the order in which they came to rest, and those that vanished before they were judged.
    /// </returns>
    public (IReadOnlyList<FoundFile> Ready, IReadOnlyList<string> Vanished) Observe(IReadOnlyList<FoundFile> files, TimeSpan now)
    {
        foreach (var file in files)
        {
            if (!_files.TryGetValue(file.Path, out var entry))
            {
                _files[file.Path] = new Entry(file, now);
            }
            else if (entry.File != file)
            {
                entry.ChangeTo(file, now);
            }
        }
        // What was judged or ignored stays so: with a share or a folder that goes away and comes back it is nothing new.
        string[] gone = [.. _files.Keys.Except(files.Select(f => f.Path)).Where(path => _files[path].State != State.Done)];
        // One in work tells by itself what became of it.
        string[] vanished = [.. gone.Where(path => _files[path] is { State: State.Waiting, Reported: false })];
        foreach (string path in gone)
        {
            _files.Remove(path);
        }
        Entry[] ready = [.. _files.Values.Where(e => e.IsReady(now, rest, patience)).OrderBy(e => e.Since)
            .ThenBy(e => e.File.Path, StringComparer.Ordinal)];
        foreach (var entry in ready)
        {
            entry.State = State.InWork;
        }
        return ([.. ready.Select(e => e.File)], vanished);
    }

    /// <summary>A file was judged, or its scans were found impossible to judge.</summary>
    /// <param name="judged">The file as it was then.</param>
    /// <returns>Whether the file had been judged before: it has changed since.</returns>
    public bool Judged(FoundFile judged)
    {
        if (!_files.TryGetValue(judged.Path, out var entry))
        {
            return false;
        }
        bool again = entry.WasJudged;
        entry.WasJudged = true;
        entry.State = entry.File == judged ? State.Done : State.Waiting;
        return again;
    }

    /// <summary>A file is not a scan, and is not looked at again unless it changes.</summary>
    public void LeftOut(FoundFile seen)
    {
        if (_files.TryGetValue(seen.Path, out var entry))
        {
            entry.State = entry.File == seen ? State.Done : State.Waiting;
        }
    }

    /// <summary>A file could not be read.</summary>
    /// <returns>Whether that is to be reported: it has rested for long and was not reported yet.</returns>
    public bool Unreadable(FoundFile tried, TimeSpan now)
    {
        if (!_files.TryGetValue(tried.Path, out var entry))
        {
            return true;
        }
        if (entry.File != tried)
        {
            entry.State = State.Waiting;
            return false;
        }
        bool report = !entry.Reported && now - entry.Since >= patience;
        entry.Reported |= report;
        entry.Pause = entry.Pause == TimeSpan.Zero ? rest : 2 * entry.Pause;
        entry.NextTry = now + entry.Pause;
        entry.State = entry.Pause > LongestPause ? State.Done : State.Waiting;
        return report;
    }

    /// <summary>A file was not there when it was to be read. It is tried again if the next listing has it.</summary>
    /// <returns>Whether the last listing had it.</returns>
    public bool Gone(FoundFile tried, TimeSpan now)
    {
        if (!_files.TryGetValue(tried.Path, out var entry))
        {
            return false;
        }
        entry.State = State.Waiting;
        entry.NextTry = now + rest;
        return true;
    }

    private enum State
    {
        Waiting,
        InWork,
        Done,
    }

    private sealed class Entry(FoundFile file, TimeSpan since)
    {
        public FoundFile File { get; private set; } = file;

        /// <summary>Since when size and time have rested.</summary>
        public TimeSpan Since { get; private set; } = since;

        public State State { get; set; }

        public TimeSpan NextTry { get; set; }

        public TimeSpan Pause { get; set; }

        public bool Reported { get; set; }

        public bool WasJudged { get; set; }

        public void ChangeTo(FoundFile file, TimeSpan now)
        {
            (File, Since, Pause, NextTry, Reported) = (file, now, TimeSpan.Zero, TimeSpan.Zero, false);
            // One in work is looked at again when it comes back.
            State = State == State.InWork ? State.InWork : State.Waiting;
        }

        public bool IsReady(TimeSpan now, TimeSpan rest, TimeSpan patience) =>
            State == State.Waiting && now >= NextTry && now - Since >= (File.Size > 0 ? rest : patience);
    }
}
