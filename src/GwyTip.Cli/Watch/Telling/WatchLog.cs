using System.Text;

namespace GwyTip.Cli.Watch;

/// <summary>The log: JSON lines, added to what the file holds, each written through at once so that a crash loses none.</summary>
internal sealed class WatchLog : IDisposable
{
    private readonly StreamWriter _file;
    private readonly Action<string> _notice;
    private bool _failed;

    /// <param name="path">The file; made if it is missing.</param>
    /// <param name="notice">Told when a line cannot be written.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is not ours to write.</exception>
    public WatchLog(string path, Action<string> notice)
    {
        // Others may read along, and rotate it.
        var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        _file = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
        _notice = notice;
    }

    public void Write(string line)
    {
        try
        {
            _file.WriteLine(line);
            _failed = false;
        }
        catch (IOException e)
        {
            if (!_failed)
            {
                // Said first: the notice itself goes to the log too.
                _failed = true;
                _notice($"the log cannot be written: {e.Message}");
            }
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
}
