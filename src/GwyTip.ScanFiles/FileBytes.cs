namespace GwyTip.ScanFiles;

/// <summary>Reading a file as bytes, with one clear message for each way in which that fails.</summary>
internal static class FileBytes
{
    /// <summary>Even a slow share sends so many bytes within <see cref="Patience.Limit"/>.</summary>
    private const int Piece = 1 << 20;

    /// <summary>
    /// On Windows the microscope's program may hold the file open to write, and may write, rename and delete it while we read.
    /// </summary>
    private const FileShare Others = FileShare.ReadWrite | FileShare.Delete;

    /// <exception cref="ScanFileException">
    /// The file is missing, a folder, empty, too large or not ours to read, or it does not answer. A device or a pipe counts as
    /// empty.
    /// </exception>
    public static byte[] Read(string path) => Try(path, progress =>
    {
        RefuseUnfit(path);
        using var handle = File.OpenHandle(path, share: Others, options: FileOptions.SequentialScan);
        var bytes = new byte[RandomAccess.GetLength(handle)];
        int read = 0;
        for (int more = -1; read < bytes.Length && more != 0; read += more)
        {
            more = RandomAccess.Read(handle, bytes.AsSpan(read, Math.Min(Piece, bytes.Length - read)), read);
            progress();
        }
        return read == bytes.Length ? bytes : bytes[..read];
    });

    /// <summary>At most the first <paramref name="count"/> bytes of a file.</summary>
    /// <inheritdoc cref="Read"/>
    public static byte[] ReadStart(string path, int count) => Try(path, _ =>
    {
        RefuseUnfit(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, Others);
        var start = new byte[count];
        return start[..stream.ReadAtLeast(start, count, throwOnEndOfStream: false)];
    });

    private static void RefuseUnfit(string path)
    {
        if (path.Length == 0)
        {
            throw new ScanFileException(path, "the name of the file is empty");
        }
        if (Directory.Exists(path))
        {
            throw new ScanFileException(path, "this is a folder, not a file");
        }
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new ScanFileException(path, ScanNames.IsNotUtf8(path)
                ? "the file's name is not UTF-8, and it cannot be opened by it; rename the file"
                : "there is no such file");
        }
        if (file.LinkTarget is { } target && RealPath.Resolve(path) is null)
        {
            throw new ScanFileException(path, $"this is a link that leads nowhere ({target})");
        }
        if (file.Length == 0)
        {
            throw new ScanFileException(path, "the file is empty");
        }
        if (file.Length > Array.MaxLength)
        {
            throw new ScanFileException(path, $"the file has {file.Length} bytes; at most {Array.MaxLength} can be read");
        }
    }

    private static byte[] Try(string path, Func<Action, byte[]> read)
    {
        try
        {
            return Patience.Wait("it", read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ScanFileException(path, $"the file cannot be read: {e.Message}", e);
        }
    }
}
