using GwyTip.ScanFiles;

namespace GwyTip.Cli.Watch;

/// <summary>Lists the files of a folder and below, again and again.</summary>
internal interface IFolderListing
{
    /// <summary>How long the running listing has not answered.</summary>
    TimeSpan Unanswered { get; }

    /// <summary>The next listing if it is there, and begins another one; null: not yet.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not ours to read.</exception>
    FolderWalk? Take();
}

/// <summary>
/// Lists on a thread of its own, so that a folder that stalls stalls nothing else. Not by the system's change events: network
/// folders, where microscopes save, do not deliver them.
/// </summary>
internal sealed class FolderListing(Func<FolderWalk> walk, TimeProvider clock) : IFolderListing
{
    private Task<FolderWalk>? _running;
    private long _started;

    public TimeSpan Unanswered => _running is null ? TimeSpan.Zero : clock.GetElapsedTime(_started);

    public FolderWalk? Take()
    {
        if (_running is null)
        {
            _started = clock.GetTimestamp();
            _running = Task.Factory.StartNew(
                walk, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
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
