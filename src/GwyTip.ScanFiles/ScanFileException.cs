namespace GwyTip.ScanFiles;

/// <summary>
/// A file that cannot be read as scans. The message names the file and what is wrong, and where in the file if that helps.
/// </summary>
public sealed class ScanFileException(string path, string problem, Exception? cause = null)
    : Exception($"{path}: {problem}", cause)
{
    /// <summary>The file as its reader was given it.</summary>
    public string FilePath { get; } = path;

    /// <summary>The message without the file's name, for a table that has a column for it.</summary>
    public string Problem { get; } = problem;
}
