using System.Text;

namespace GwyTip.Cli.Watch;

/// <summary>
/// The log: JSON lines, added to what the file holds, each written through at once so that a crash loses none. Where they cannot
/// be written, because the disk is full or the share is gone, they are kept, and written once they can be.
/// </summary>
internal sealed class WatchLog : IWatchSink, IDisposable
{
    /// <summary>Lines kept at most: a night's, and no more memory than a small picture takes.</summary>
    private const int Most = 10_000;

    private readonly Queue<byte[]> _waiting = new();
    private readonly Stream _file;
    private readonly Action<string> _notice;
    private bool _failed;
    private int _lost;

    /// <param name="file">Where to write, unbuffered; the log's own from here on.</param>
    /// <param name="notice">
    /// Called once when lines cannot be written, and once when they can again. What it writes to the log comes last.
    /// </param>
    public WatchLog(Stream file, Action<string> notice) => (_file, _notice) = (file, notice);

    /// <summary>A log that adds to a file, which is made if it is missing.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is not ours to write.</exception>
    public static WatchLog Open(string path, Action<string> notice) =>
        // Others may read along, and rotate it.
        new(
            new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0),
            notice);

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

    public void Dispose()
    {
        try
        {
            _file.Dispose();
        }
        catch (IOException)
        {
            // Said already.
        }
    }

    /// <returns>Why some of the lines are still waiting; null: none is.</returns>
    private string? WriteWaiting()
    {
        while (_waiting.TryPeek(out byte[]? line))
        {
            long? end = null;
            try
            {
                end = _file.CanSeek ? _file.Length : null;
                _file.Write(line);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                CutTo(end);
                return e.Message;
            }
            _waiting.Dequeue();
        }
        return null;
    }

    /// <summary>Takes back the part of a line for which there was room.</summary>
    private void CutTo(long? end)
    {
        try
        {
            if (end is { } length && _file.Length > length)
            {
                _file.SetLength(length);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // A torn line is the least of it.
        }
    }
}
