using System.IO.Enumeration;

namespace GwyTip.ScanFiles;

/// <summary>
/// Every file in a folder and below, each once, whatever links there are: they are followed, but not to where the walk comes
/// without them, or was already, and not upwards.
/// </summary>
public sealed class FolderWalk
{
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    private readonly HashSet<string> _folders = new(RealPath.Comparer);
    private readonly HashSet<string> _linkedFiles = new(RealPath.Comparer);
    private readonly Queue<Place> _linksToFolders = new();
    private readonly List<Place> _linksToFiles = [];
    private readonly List<FoundFile> _files = [];
    private readonly List<LeftOut> _leftOut = [];
    private readonly Action _progress;

    private FolderWalk(string folder, Action progress)
    {
        _progress = progress;
        Walk(new Place(folder, RealPath.Resolve(folder) ?? throw new DirectoryNotFoundException($"there is no folder {folder}")));
        // Only now: what can be reached without a link is listed by its own path.
        while (_linksToFolders.TryDequeue(out var link))
        {
            Walk(link);
        }
        foreach (var link in _linksToFiles)
        {
            Take(link);
        }
    }

    /// <summary>In no order.</summary>
    public IReadOnlyList<FoundFile> Files => _files;

    /// <summary>What was not looked at: the hidden, links that lead nowhere or upwards, folders that cannot be entered.</summary>
    public IReadOnlyList<LeftOut> LeftOut => _leftOut;

    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not ours to read.</exception>
    public static FolderWalk Through(string folder) => new(folder, () => { });

    /// <summary>The same, given up where a folder does not answer for <see cref="Patience.Limit"/>.</summary>
    /// <inheritdoc cref="Through"/>
    /// <exception cref="StalledException">It does not.</exception>
    public static FolderWalk WaitFor(string folder) =>
        Patience.Wait(folder, progress => new FolderWalk(folder, progress));

    /// <summary>A folder, or a link to something.</summary>
    /// <param name="Path">How it was reached.</param>
    /// <param name="Real">Where it really is.</param>
    private readonly record struct Place(string Path, string Real);

    private readonly record struct Entry(string Name, FileAttributes Attributes, bool IsFolder, long Size, DateTime Modified)
    {
        public static Entry From(ref FileSystemEntry e) =>
            new(e.FileName.ToString(), e.Attributes, e.IsDirectory, e.Length, e.LastWriteTimeUtc.UtcDateTime);
    }

    private void Walk(Place start)
    {
        var open = new Stack<Place>([start]);
        while (open.TryPop(out var folder))
        {
            if (!_folders.Add(folder.Real))
            {
                continue;
            }
            try
            {
                foreach (var entry in new FileSystemEnumerable<Entry>(folder.Path, Entry.From, Everything))
                {
                    Look(entry, folder, open);
                    _progress();
                }
            }
            catch (DirectoryNotFoundException) when (_folders.Count > 1 && !ScanNames.IsNotUtf8(folder.Path))
            {
                // It is gone since it was listed.
            }
            catch (Exception e) when (_folders.Count > 1 && e is IOException or UnauthorizedAccessException)
            {
                string why = ScanNames.IsNotUtf8(folder.Path) ? "its name is not UTF-8; rename it" : e.Message;
                _leftOut.Add(new LeftOut(folder.Path, LeftOutKind.Folder, $"the folder cannot be entered: {why}"));
            }
        }
    }

    private void Look(Entry entry, Place folder, Stack<Place> open)
    {
        string path = Path.Combine(folder.Path, entry.Name);
        if (entry.Attributes.HasFlag(FileAttributes.Hidden))
        {
            _leftOut.Add(new LeftOut(path, LeftOutKind.Hidden, "it is hidden"));
        }
        else if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && new FileInfo(path).LinkTarget is { } target)
        {
            Follow(path, folder, target);
        }
        else if (entry.IsFolder)
        {
            open.Push(new Place(path, Path.Combine(folder.Real, entry.Name)));
        }
        else
        {
            _files.Add(new FoundFile(path, entry.Size, entry.Modified));
        }
    }

    private void Follow(string path, Place folder, string target)
    {
        if (RealPath.Resolve(path) is not { } real)
        {
            // One that is called a scan is one that is missing: that is an error, and its reader says it.
            if (ScanNames.MayBeScan(path))
            {
                _files.Add(FoundFile.OfBrokenLink(path));
            }
            else
            {
                _leftOut.Add(new LeftOut(path, LeftOutKind.Link, $"this link leads nowhere ({target})"));
            }
        }
        else if (!Directory.Exists(real))
        {
            _linksToFiles.Add(new Place(path, real));
        }
        else if (!RealPath.Holds(real, folder.Real))
        {
            _linksToFolders.Enqueue(new Place(path, real));
        }
        else if (!_folders.Contains(real))
        {
            _leftOut.Add(new LeftOut(path, LeftOutKind.Link, $"this link leads to a folder above ({target})"));
        }
    }

    /// <summary>A file that a link leads to, unless it was listed by its own path or for another link.</summary>
    private void Take(Place link)
    {
        bool isHidden = new FileInfo(link.Real).Attributes.HasFlag(FileAttributes.Hidden);
        bool isListed = _folders.Contains(Path.GetDirectoryName(link.Real)!) && !isHidden;
        if (!isListed && _linkedFiles.Add(link.Real))
        {
            _files.Add(FoundFile.OfLink(link.Path, link.Real));
        }
    }
}
