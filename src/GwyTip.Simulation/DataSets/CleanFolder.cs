using System.Globalization;
using System.IO.Hashing;
using System.Text;
using GwyTip.ScanFiles;

namespace GwyTip.Simulation;

/// <summary>A folder of clean scans that faults are laid on.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Hash">Of the names and sizes of the files in it: another file, other scans.</param>
public sealed record CleanFolder(string Path, string Hash)
{
    /// <summary>Lists a folder.</summary>
    /// <exception cref="SimulationException">There is no such folder, it cannot be listed, or it is empty.</exception>
    public static CleanFolder Read(string path)
    {
        var files = FilesIn(path);
        if (files.Length == 0)
        {
            throw new SimulationException($"{path} is empty: there is no scan to lay faults on");
        }
        var text = new StringBuilder();
        foreach (var (name, file) in files)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}\n{file.Size}\n");
        }
        return new CleanFolder(
            System.IO.Path.GetFullPath(path), Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text.ToString()))));
    }

    /// <summary>Its files and those below, by their paths in it, in the order of these.</summary>
    internal IReadOnlyList<(string Name, FoundFile File)> Files() => FilesIn(Path);

    private static (string Name, FoundFile File)[] FilesIn(string path)
    {
        try
        {
            return
            [
                .. FolderWalk.Through(path).Files.Select(
                    f => (Name: System.IO.Path.GetRelativePath(path, f.Path).Replace('\\', '/'), f))
                    .OrderBy(f => f.Name, StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SimulationException($"cannot lay faults on the scans in {path}: {e.Message}", e);
        }
    }
}
