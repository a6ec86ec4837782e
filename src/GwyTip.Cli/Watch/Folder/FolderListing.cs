using GwyTip.ScanFiles;

namespace GwyTip.Cli.Watch;

/// <summary>
/// Lists the files of a folder and below, again and again. Not by the system's change events: network folders, where microscopes
/// save, do not deliver them. A listing runs on a thread of its own, so that a folder that stalls stalls nothing else.
/// </summary>
internal sealed class FolderListing(string folder)
{
    private Task<FolderWalk>? _running;
    private long _started;

    /// <summary>How long the running listing has not answered.</summary>
    public TimeSpan Unanswered => _running is null ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Environment.TickCount64 - _started);

    /// <summary>The next listing if it is there, and begins another one; null: not yet.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not ours to read.</exception>
    public FolderWalk? Take()
    {
        if (_running is null)
        {
            _started = Environment.TickCount64;
            _running = Task.Factory.StartNew(
                () => FolderWalk.Through(folder), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        if (!_running.IsCompleted)
        {
            return null;
        }
        var done = _running;
        _running = null;
        return done.GetAwaiter().GetResult();
    }
}
