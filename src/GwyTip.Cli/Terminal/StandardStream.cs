using System.Runtime.InteropServices;

namespace GwyTip.Terminal;

/// <summary>
/// Standard output or standard error. .NET's own streams pass over a pipe that is closed as if all was written, so that a program
/// goes on for nobody; and what they throw cannot be told from what other files throw.
/// </summary>
internal sealed unsafe partial class StandardStream : Stream
{
    private const int Output = 1, Error = 2;
    private const int Interrupted = 4, ClosedPipe = 32, WouldBlock = 11, WouldBlockOnMac = 35;

    private readonly int _file;

    /// <summary>.NET's own; null: written by the system's call.</summary>
    private readonly Stream? _windows;

    private StandardStream(int file, Func<Stream> windows) =>
        (_file, _windows) = (file, OperatingSystem.IsWindows() ? windows() : null);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// Lets <see cref="Console.Out"/> throw an <see cref="OutputException"/> where it cannot write, and
    /// <see cref="Console.Error"/> nothing: there is nowhere to say it.
    /// </summary>
    public static void TakeOver()
    {
        // Windows: a message in another alphabet than the console's own code page would become question marks.
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.SetOut(new StreamWriter(new StandardStream(Output, Console.OpenStandardOutput)) { AutoFlush = true });
        Console.SetError(new StreamWriter(new StandardStream(Error, Console.OpenStandardError)) { AutoFlush = true });
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_windows is null)
        {
            WriteAll(buffer);
            return;
        }
        try
        {
            _windows.Write(buffer);
        }
        catch (IOException e)
        {
            Fail(e.Message, isClosed: false);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void WriteAll(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            nint written;
            fixed (byte* start = bytes)
            {
                written = WriteSome(_file, start, (nuint)bytes.Length);
            }
            int error = written < 0 ? Marshal.GetLastPInvokeError() : 0;
            switch (error)
            {
                case 0:
                    bytes = bytes[(int)written..];
                    break;
                case Interrupted:
                    break;
                case WouldBlock or WouldBlockOnMac:
                    // Somebody else has made the pipe or terminal so.
                    Thread.Sleep(10);
                    break;
                default:
                    Fail(Marshal.GetPInvokeErrorMessage(error), isClosed: error == ClosedPipe);
                    return;
            }
        }
    }

    private void Fail(string reason, bool isClosed)
    {
        if (_file == Output)
        {
            throw new OutputException($"standard output cannot be written: {reason}", isClosed);
        }
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteSome(int file, byte* bytes, nuint count);
}
