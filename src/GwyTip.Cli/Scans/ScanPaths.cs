using System.IO.Enumeration;

namespace GwyTip.Cli.Scans;

/// <summary>
/// From what was typed to files. A file that exists is itself, whatever its name; a folder is every scan in it and below; anything
/// else with * or ? is a pattern, expanded here too because not every shell does. What leads to no file is kept as it was typed,
/// so that it is reported instead of forgotten.
/// </summary>
internal static class ScanPaths
{
    /// <summary>Endings of files that hold scans, for folders: there a text file beside the scans is no error.</summary>
    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".gwy", ".png", ".sxm", ".sm2", ".sm3", ".sm4", ".dat", ".z_mtrx", ".nc", ".gsf", ".ibw", ".stm", ".top", ".spm", ".mi", ".nid",
        ".stp", ".par", ".tfr", ".tlb", ".vert",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> EndingsBySpan = Endings.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true };

    /// <summary>The files, in the order typed; those of a folder or of a pattern by name.</summary>
    public static List<string> Expand(IEnumerable<string> typed)
    {
        var files = new List<string>();
        foreach (string path in typed)
        {
            int before = files.Count;
            files.AddRange(Expand(path).Order(StringComparer.Ordinal));
            if (files.Count == before)
            {
                files.Add(path);
            }
        }
        return files;
    }

    /// <summary>Whether a file of this name, found in a folder, is taken for a scan.</summary>
    public static bool IsScan(ReadOnlySpan<char> name) => EndingsBySpan.Contains(Path.GetExtension(name));

    private static IEnumerable<string> Expand(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*", Below).Where(file => IsScan(file));
        }
        return HasWildcard(path) && !File.Exists(path) ? Matches(path).Where(File.Exists) : [path];
    }

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
