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

    /// <summary>What the file is where nothing is wrong with it: found in a folder, it is left out; null: it is broken.</summary>
    public LeftOutKind? Holds { get; init; }

    /// <summary>The file is whole, but nothing here reads its format; the message says what to do.</summary>
    public bool IsUnsupported { get; init; }

    /// <summary>Gwyddion has no module for the file.</summary>
    internal bool HasNoReader { get; init; }
}
