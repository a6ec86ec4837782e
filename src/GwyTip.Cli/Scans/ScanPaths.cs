using System.IO.Enumeration;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Scans;

/// <summary>
/// From what was typed to files. A file that exists is itself, whatever its name; a folder is every file in it and below, of
/// which those that are not scans are left out when they are read; anything else with * or ? is a pattern, expanded here too
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
                paths.Add(Missing(path, e.Message));
            }
        }
        return paths;
    }

    private static ScanPath[] Typed(string path, Action progress)
    {
        var closed = new List<ScanPath>();
        ScanPath[] files = [.. Matching(path, closed).Order(StringComparer.Ordinal).Select(file =>
        {
            progress();
            // An empty name is not a file's, and an error to ask for.
            var found = file.Length > 0 ? new FileInfo(file) : null;
            return found is { Exists: true }
                ? new ScanPath(file, ScanPathKind.Typed) { Size = found.Length }
                : Missing(file, problem: null);
        })];
        return files.Length + closed.Count > 0 ? [.. files, .. closed] : [Missing(path, problem: null)];
    }

    /// <param name="path">As it was typed.</param>
    /// <param name="problem">Why; null: the reader says so.</param>
    private static ScanPath Missing(string path, string? problem) =>
        new(path, ScanPathKind.Typed) { Problem = problem, IsMissing = true };

    private static ScanPath Closed(string folder, Exception e) => Missing(folder, $"the folder cannot be entered: {e.Message}");

    private static IEnumerable<ScanPath> InFolder(string folder, Action<LeftOut> leaveOut)
    {
        FolderWalk walk;
        try
        {
            walk = FolderWalk.WaitFor(folder);
        }
        catch (Exception e) when (e is IOException and not StalledException or UnauthorizedAccessException)
        {
            return [Closed(folder, e)];
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

    /// <param name="path">What was typed.</param>
    /// <param name="closed">Takes the folders that a pattern leads into and nobody may enter.</param>
    private static IEnumerable<string> Matching(string path, List<ScanPath> closed) =>
        HasWildcard(path) && !File.Exists(path) ? Matches(path, closed).Where(match => !Directory.Exists(match)) : [path];

    /// <summary>Files and folders that match a pattern; every part of the path may have wildcards.</summary>
    private static IEnumerable<string> Matches(string pattern, List<ScanPath> closed)
    {
        if (!HasWildcard(pattern))
        {
            return [pattern];
        }
        string parent = Path.GetDirectoryName(pattern) ?? "";
        string name = Path.GetFileName(pattern);
        return Matches(parent, closed).SelectMany(folder => MatchesIn(folder, name, closed));
    }

    private static IEnumerable<string> MatchesIn(string folder, string name, List<ScanPath> closed)
    {
        var place = new DirectoryInfo(folder.Length == 0 ? "." : folder);
        FileSystemInfo[] entries;
        try
        {
            // Not EnumerateFileSystemEntries with a pattern: there *.* has the meaning it had in DOS.
            entries = place.Exists
                ? [.. place.EnumerateFileSystemInfos("*", new EnumerationOptions { IgnoreInaccessible = false })] : [];
        }
        catch (Exception e) when (e is IOException and not StalledException or UnauthorizedAccessException)
        {
            closed.Add(Closed(folder, e));
            return [];
        }
        return entries
            .Where(entry => FileSystemName.MatchesSimpleExpression(name, entry.Name, ignoreCase: OperatingSystem.IsWindows()))
            .Select(entry => Path.Combine(folder, entry.Name));
    }

    private static bool HasWildcard(string path) => path.AsSpan().ContainsAny('*', '?');
}
