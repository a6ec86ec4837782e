namespace GwyTip.ScanFiles;

/// <summary>A file as a listing of its folder shows it. Size and time of a link are those of the file that it leads to.</summary>
/// <param name="Path">Begins with the folder as it was given.</param>
/// <param name="Size">In bytes; 0 where that is not known.</param>
/// <param name="Modified">UTC.</param>
public readonly record struct FoundFile(string Path, long Size, DateTime Modified)
{
    /// <summary>The file as a listing would show it now; null: it is not there.</summary>
    public static FoundFile? Now(string path)
    {
        var file = new FileInfo(path);
        return !file.Exists ? null
            : file.LinkTarget is null ? new FoundFile(path, file.Length, file.LastWriteTimeUtc)
            : RealPath.Resolve(path) is { } real ? OfLink(path, real)
            : OfBrokenLink(path);
    }

    internal static FoundFile OfLink(string path, string real)
    {
        var file = new FileInfo(real);
        return file.Exists ? new FoundFile(path, file.Length, file.LastWriteTimeUtc) : OfBrokenLink(path);
    }

    internal static FoundFile OfBrokenLink(string path) => new(path, 0, default);
}
