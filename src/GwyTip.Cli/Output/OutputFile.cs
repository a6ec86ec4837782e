using GwyTip.Terminal;

namespace GwyTip.Cli.Output;

/// <summary>
/// A file of results that is whole or not there: until the last one is written it is called as it will be, with
/// <c>.part</c> behind. A run that is killed leaves that one, which the next run begins anew.
/// </summary>
internal sealed class OutputFile : FileStream
{
    private const string Part = ".part";

    private readonly string _path;

    private OutputFile(string path)
        : base(path + Part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0)
    {
        _path = path;
        Writer = new StreamWriter(this);
    }

    public StreamWriter Writer { get; }

    /// <param name="path">What it is to be called.</param>
    /// <exception cref="OutputException">It cannot be written there, or another run is writing it.</exception>
    public static OutputFile Create(string path) => Guarded(
        path, () => Directory.Exists(path) || Path.EndsInDirectorySeparator(path)
        ? throw new IOException("it is a folder")
        : new OutputFile(path));

    /// <summary>Everything is written: gives the file its name.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void Finish()
    {
        Writer.Flush();
        Guarded(_path, () =>
        {
            Flush(flushToDisk: true);
            Dispose();
            File.Move(_path + Part, _path, overwrite: true);
            return true;
        });
    }

    public override void Write(byte[] buffer, int offset, int count) => Guarded(_path, () =>
    {
        base.Write(buffer, offset, count);
        return true;
    });

    public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

    private static T Guarded<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new OutputException($"{path} cannot be written: {e.Message}", isClosed: false);
        }
    }
}
