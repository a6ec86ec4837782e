namespace GwyTip.Training;

/// <summary>
/// Writes files so that a kill or a full disk leaves either the old file or the new one: next to it first, onto the disk, then in
/// its place in one move.
/// </summary>
internal static class WholeFile
{
    /// <exception cref="TrainingException">It cannot be written; what was there before is untouched.</exception>
    public static void Write(string path, string text) =>
        Write(path, file => file.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <inheritdoc cref="Write(string, string)"/>
    public static void Write(string path, Action<Stream> write)
    {
        string next = path + ".next";
        bool was = File.Exists(path);
        try
        {
            using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(next, path, overwrite: true);
        }
        // The last is what .NET makes of a file larger than the system allows it to be.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            Remove(next);
            throw new TrainingException($"cannot write {path}: {e.Message}{(was ? "; the one before is still there" : "")}", e);
        }
    }

    /// <summary>A half of a file would only fill the disk further.</summary>
    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Said above already.
        }
    }
}
