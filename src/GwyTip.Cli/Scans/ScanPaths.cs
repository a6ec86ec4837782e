using System.IO.Enumeration;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Scans;

/// <summary>
/// From what was typed to files. A file that exists is itself, whatever its name; a folder is every file in it and below, of
/// which those that are no scans are left out when they are read; anything else with * or ? is a pattern, expanded here too
/// because not every shell does. What leads to no file is kept as it was typed, so that it is reported instead of forgotten.
/// </summary>
internal static class ScanPaths
{
    /// <summary>The files, in the order typed; those of a folder or of a pattern by name.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="leaveOut">Called with what is left out of folders before it is looked at.</param>
    public static List<ScanPath> Expand(IEnumerable<string> typed, Action<LeftOut> leaveOut)
    {
        var paths = new List<ScanPath>();
        foreach (string path in typed)
        {
            try
            {
                paths.AddRange(Patience.Wait(path, _ => Directory.Exists(path)) ? InFolder(path, leaveOut)
                    : Patience.Wait(path, progress => Typed(path, progress)));
            }
            catch (StalledException e)
            {
                paths.Add(new ScanPath(path, ScanPathKind.Typed) { Problem = e.Message });
            }
        }
        return paths;
    }

    private static ScanPath[] Typed(string path, Action progress)
    {
        ScanPath[] files = [.. Matching(path).Order(StringComparer.Ordinal).Select(file =>
        {
            progress();
            var found = new FileInfo(file);
            return new ScanPath(file, ScanPathKind.Typed) { Size = found.Exists ? found.Length : 0 };
        })];
        return files.Length > 0 ? files : [new ScanPath(path, ScanPathKind.Typed)];
    }

    private static IEnumerable<ScanPath> InFolder(string folder, Action<LeftOut> leaveOut)
    {
        FolderWalk walk;
        try
        {
            walk = FolderWalk.WaitFor(folder);
        }
        catch (Exception e) when (e is IOException and not StalledException or UnauthorizedAccessException)
        {
            return [new ScanPath(folder, ScanPathKind.Typed) { Problem = $"the folder cannot be entered: {e.Message}" }];
        }
        foreach (var leftOut in walk.LeftOut)
        {
            leaveOut(leftOut);
        }
        var files = walk.Files.Select(file => new ScanPath(file.Path, ScanPathKind.Found) { Size = file.Size });
        var closed = walk.LeftOut.Where(leftOut => leftOut.Kind == LeftOutKind.Folder)
            .Select(leftOut => new ScanPath(leftOut.Path, ScanPathKind.Found) { Problem = leftOut.Why });
        var found = files.Concat(closed).OrderBy(path => path.Path, StringComparer.Ordinal);
        return [.. found, new ScanPath(folder, ScanPathKind.Folder)];
    }

    private static IEnumerable<string> Matching(string path) =>
        HasWildcard(path) && !File.Exists(path) ? Matches(path).Where(match => !Directory.Exists(match)) : [path];

    /// <summary>Files and folders that match a pattern; every part of the path may have wildcards.</summary>
    private static IEnumerable<string> Matches(string pattern)
    {
        if (!HasWildcard(pattern))
        {
            return [pattern];
        }
        string parent = Path.GetDirectoryName(pattern) ?? "";
        string name = Path.GetFileName(pattern);
        return Matches(parent).SelectMany(folder => MatchesIn(folder, name));
    }

    private static IEnumerable<string> MatchesIn(string folder, string name)
    {
        var place = new DirectoryInfo(folder.Length == 0 ? "." : folder);
        // Not EnumerateFileSystemEntries with a pattern: there *.* has the meaning it had in DOS.
        IEnumerable<FileSystemInfo> entries = place.Exists ? place.EnumerateFileSystemInfos("*", new EnumerationOptions()) : [];
        return entries
            .Where(entry => FileSystemName.MatchesSimpleExpression(name, entry.Name, ignoreCase: OperatingSystem.IsWindows()))
            .Select(entry => Path.Combine(folder, entry.Name));
    }

    private static bool HasWildcard(string path) => path.AsSpan().ContainsAny('*', '?');
}
