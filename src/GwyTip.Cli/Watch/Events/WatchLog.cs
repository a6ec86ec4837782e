using System.Text;

namespace GwyTip.Cli.Watch;

/// <summary>
/// The log: JSON lines, added to what the file holds, each written through at once so that a crash loses none. The file is opened
/// for each, so that it may be moved or emptied meanwhile and several programs may add to it. Where lines cannot be written,
/// because the disk is full or the share is gone, they are kept, and written once they can be.
/// </summary>
internal sealed class WatchLog : IWatchSink
{
    /// <summary>Lines kept at most: a night's, and no more memory than a small picture takes.</summary>
    private const int Most = 10_000;

    /// <summary>Another program that adds a line has the file for less time than this many looks take.</summary>
    private const int Attempts = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly Queue<byte[]> _waiting = new();
    private readonly Func<Stream> _open;
    private readonly Action<string> _notice;
    private bool _failed;
    private int _lost;

    /// <param name="open">Opens the file at its end, unbuffered; what it gives is closed after a few lines.</param>
    /// <param name="notice">
    /// Called once when lines cannot be written, and once when they can again. What it writes to the log comes last.
    /// </param>
    public WatchLog(Func<Stream> open, Action<string> notice) => (_open, _notice) = (open, notice);

    /// <summary>A log that adds to a file, which is made if it is missing.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is not ours to write.</exception>
    public static WatchLog Open(string path, Action<string> notice)
    {
        // The folder of now, whatever becomes of the current one.
        path = Path.GetFullPath(path);
        OpenFile(path).Dispose();
        return new WatchLog(() => OpenFile(path), notice);
    }

    public void Scan(WatchEvent scan) => Write(EventJson.LineOf(scan));

    public void Notice(DateTimeOffset time, string text) => Write(EventJson.NoticeLine(time, text));

    public void Write(string line)
    {
        _waiting.Enqueue(Encoding.UTF8.GetBytes(line + "\n"));
        if (_waiting.Count > Most)
        {
            _waiting.Dequeue();
            _lost++;
        }
        string? problem = WriteWaiting();
        if (problem is not null && !_failed)
        {
            // Set before it is said: the notice goes to the log too.
            _failed = true;
            _notice($"the log cannot be written: {problem}; its lines are kept and written once they can be");
        }
        else if (problem is null && _failed)
        {
            int lost = _lost;
            (_failed, _lost) = (false, 0);
            _notice($"the log is written again{(lost > 0 ? $"; {lost} lines of it are lost" : "")}");
        }
    }

    /// <summary>
    /// Others may read along and rotate it, but one program at a time adds to it. On Linux only .NET's heed that.
    /// </summary>
    private static FileStream OpenFile(string path)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(
                    path, FileMode.Append, FileAccess.Write,
                    OperatingSystem.IsWindows() ? FileShare.Read | FileShare.Delete : FileShare.None, bufferSize: 0);
            }
            catch (IOException e) when (e is not DirectoryNotFoundException && attempt < Attempts)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    /// <returns>Why some of the lines are still waiting; null: none is.</returns>
    private string? WriteWaiting()
    {
        try
        {
            using var file = _open();
            while (_waiting.TryPeek(out byte[]? line))
            {
                long? end = file.CanSeek ? file.Length : null;
                try
                {
                    file.Write(line);
                }
                catch (IOException)
                {
                    CutTo(file, end);
                    throw;
                }
                _waiting.Dequeue();
            }
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>Takes back the part of a line for which there was room.</summary>
    private static void CutTo(Stream file, long? end)
    {
        try
        {
            if (end is { } length && file.Length > length)
            {
                file.SetLength(length);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // A torn line is the least of it.
        }
    }
}
