using System.IO.Enumeration;
using GwyTip.Cli.Scans;

namespace GwyTip.Cli.Watch;

/// <summary>
/// Lists the scans of a folder and below, again and again. Not by the system's change events: network folders, where microscopes
/// save, do not deliver them. A listing runs on a thread of its own, so that a folder that stalls stalls nothing else.
/// </summary>
internal sealed class FolderListing(string folder)
{
    private Task<IReadOnlyList<SeenFile>>? _running;
    private long _started;

    /// <summary>How long the running listing has not answered.</summary>
    public TimeSpan Unanswered => _running is null ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Environment.TickCount64 - _started);

    /// <summary>The next listing if it is there, and begins another one; null: not yet.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not ours to read.</exception>
    public IReadOnlyList<SeenFile>? Take()
    {
        if (_running is null)
        {
            _started = Environment.TickCount64;
            _running = Task.Factory.StartNew(List, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        if (!_running.IsCompleted)
        {
            return null;
        }
        var done = _running;
        _running = null;
        return done.GetAwaiter().GetResult();
    }

    private IReadOnlyList<SeenFile> List()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        // Otherwise inaccessible and missing look alike.
        using (var probe = Directory.EnumerateFileSystemEntries(folder).GetEnumerator())
        {
            probe.MoveNext();
        }
        return [.. new FileSystemEnumerable<SeenFile>(
            folder, (ref FileSystemEntry e) => new SeenFile(e.ToSpecifiedFullPath(), e.Length, e.LastWriteTimeUtc.UtcDateTime), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry e) => !e.IsDirectory && ScanPaths.IsScan(e.FileName),
            // A link to a folder may lead back up.
            ShouldRecursePredicate = (ref FileSystemEntry e) => (e.Attributes & FileAttributes.ReparsePoint) == 0,
        }];
    }
}
