using System.Diagnostics;

namespace GwyTip.Training;

/// <summary>
/// Writes files so that a kill or a full disk leaves either the old file or the new one: next to it first, onto the disk, then in
/// its place in one move.
/// </summary>
internal static class WholeFile
{
    /// <summary>What Windows answers where another program holds a file, or a part of it.</summary>
    internal const int SharingViolation = unchecked((int)0x80070020), LockViolation = unchecked((int)0x80070021);

    /// <summary>A virus scanner holds a new file for moments.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10), _pause = TimeSpan.FromMilliseconds(100);

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
            WhileHeld(() => File.Move(next, path, overwrite: true), _patience, _pause);
        }
        // The last is what .NET makes of a file larger than the system allows it to be.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            Remove(next);
            throw new TrainingException($"cannot write {path}: {e.Message}{(was ? "; the one before is still there" : "")}", e);
        }
    }

    /// <summary>Does again and again what another program is in the way of, until it lets go or has not for too long.</summary>
    internal static void WhileHeld(Action work, TimeSpan patience, TimeSpan pause)
    {
        for (var begun = Stopwatch.StartNew(); ; Thread.Sleep(pause))
        {
            try
            {
                work();
                return;
            }
            catch (Exception e) when (IsHeld(e) && begun.Elapsed < patience)
            {
                // It lets go soon.
            }
        }
    }

    /// <summary>Whether another program holds a file. Windows denies access, too, to one that would be replaced.</summary>
    internal static bool IsHeld(Exception e) =>
        e is IOException { HResult: SharingViolation or LockViolation }
        || (e is UnauthorizedAccessException && OperatingSystem.IsWindows());

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
