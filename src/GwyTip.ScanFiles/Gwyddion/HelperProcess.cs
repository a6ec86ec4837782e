using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace GwyTip.ScanFiles;

/// <summary>One run of gwytip-read. Not for several threads.</summary>
internal sealed class HelperProcess : IDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly HelperAnswer _answer;
    private readonly Task<string> _lastWords;

    private HelperProcess(Process process)
    {
        _process = process;
        _answer = new HelperAnswer(new BufferedStream(process.StandardOutput.BaseStream, 1 << 16));
        _lastWords = OnItsOwnThread(() => LastLine(process.StandardError));
    }

    public bool IsAlive => !_process.HasExited;

    /// <exception cref="HelperFailure">The program cannot be started.</exception>
    public static HelperProcess Start(string program)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        try
        {
            return new HelperProcess(Process.Start(start)!);
        }
        catch (Win32Exception e)
        {
            throw new HelperFailure($"cannot be started ({program}): {e.Message}", e);
        }
    }

    /// <summary>Sends a request and reads the answer.</summary>
    /// <param name="request">A line of the helper's protocol.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="limit">How long to wait for the whole answer.</param>
    /// <exception cref="ScanFileException">The helper says why it cannot read the file.</exception>
    /// <exception cref="HelperFailure">The helper crashed, hung or gave no proper answer.</exception>
    public T Ask<T>(string request, Func<HelperAnswer, T> read, TimeSpan limit)
    {
        // A pipe's read cannot be cancelled, only left behind, and the pool's threads may all be waiting here.
        var asking = OnItsOwnThread(() => Exchange(request, read));
        if (Task.WaitAny([asking], limit) < 0)
        {
            throw new HelperFailure($"did not finish within {limit.TotalSeconds:0.#} s") { IsHang = true };
        }
        return asking.GetAwaiter().GetResult();
    }

    /// <summary>Ends the helper, kindly if it listens.</summary>
    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone already.
        }
        if (!_process.WaitForExit(Farewell))
        {
            Kill();
        }
        _process.Dispose();
    }

    /// <summary>Ends the helper and whatever it started, at once.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself meanwhile.
        }
    }

    private T Exchange<T>(string request, Func<HelperAnswer, T> read)
    {
        try
        {
            _process.StandardInput.Write(request + "\n");
            _process.StandardInput.Flush();
            return read(_answer);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw new HelperFailure($"{(e is EndOfStreamException ? e.Message : "ended without an answer")}{Epitaph()}", e);
        }
    }

    private static Task<T> OnItsOwnThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private string Epitaph()
    {
        if (!_process.WaitForExit(Farewell))
        {
            return "";
        }
        string words = _lastWords.Wait(Farewell) ? _lastWords.Result : "";
        return $" (exit status {_process.ExitCode}{(words.Length > 0 ? $", {words}" : "")})";
    }

    /// <summary>
    /// The last line of its error output, e.g. the loader's about a missing library. Reading it also keeps the pipe from
    /// filling.
    /// </summary>
    private static string LastLine(StreamReader errors)
    {
        string last = "";
        try
        {
            while (errors.ReadLine() is { } line)
            {
                last = string.IsNullOrWhiteSpace(line) ? last : line.Trim();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process was given up.
        }
        return last;
    }
}
