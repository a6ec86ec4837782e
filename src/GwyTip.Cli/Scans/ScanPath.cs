namespace GwyTip.Cli.Scans;

/// <summary>Something to judge, in the order of the output.</summary>
/// <param name="Path">As it was typed; of what was found in a folder, behind the folder as it was typed.</param>
/// <param name="Kind">How it came here.</param>
internal sealed record ScanPath(string Path, ScanPathKind Kind)
{
    /// <summary>Why there is nothing to judge; null: there is.</summary>
    public string? Problem { get; init; }

    /// <summary>What was typed leads to nothing that can be read.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Bytes of the file as it was found; 0 where that is not known.</summary>
    public long Size { get; init; }
}

internal enum ScanPathKind
{
    /// <summary>Named by somebody: where it is not a scan, that is an error.</summary>
    Typed,

    /// <summary>Found in a folder: where it is not a scan, it is left out.</summary>
    Found,

    /// <summary>A folder, behind all that was found in it.</summary>
    Folder,
}
