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

    /// <summary>Of Windows.</summary>
    private const int OutputHandle = -11, ErrorHandle = -12;

    /// <summary>Of Windows. Wine says of a pipe of the system below that it is not connected.</summary>
    private const int InvalidHandle = 6, BrokenPipe = 109, PipeIsClosing = 232, PipeIsNotConnected = 233;

    private readonly int _file;

    /// <summary>Of Windows; 0 or -1: there is none.</summary>
    private readonly nint _handle;

    private StandardStream(int file) =>
        (_file, _handle) = (file, OperatingSystem.IsWindows() ? GetStdHandle(file == Output ? OutputHandle : ErrorHandle) : 0);

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
        Console.SetOut(new StreamWriter(new StandardStream(Output)) { AutoFlush = true });
        Console.SetError(new StreamWriter(new StandardStream(Error)) { AutoFlush = true });
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (OperatingSystem.IsWindows())
        {
            WriteOnWindows(buffer);
        }
        else
        {
            WriteAll(buffer);
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

    private void WriteOnWindows(ReadOnlySpan<byte> bytes)
    {
        // A program without a console may have been started with nowhere to write to.
        if (bytes.IsEmpty || _handle is 0 or -1)
        {
            return;
        }
        int succeeded;
        fixed (byte* start = bytes)
        {
            // All is written, or it fails; consoles have counted what was written in units of their own.
            succeeded = WriteFile(_handle, start, bytes.Length, out _, 0);
        }
        int error = succeeded != 0 ? 0 : Marshal.GetLastPInvokeError();
        if (error is not (0 or InvalidHandle))
        {
            Fail(Marshal.GetPInvokeErrorMessage(error), isClosed: error is BrokenPipe or PipeIsClosing or PipeIsNotConnected);
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

    [LibraryImport("kernel32")]
    private static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial int WriteFile(nint file, byte* bytes, int count, out int written, nint overlapped);
}
