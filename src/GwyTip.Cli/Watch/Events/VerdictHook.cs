using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using GwyTip.Cli.Output;

namespace GwyTip.Cli.Watch;

/// <summary>
/// Runs the user's program for each verdict, one after the other in the order of the verdicts. The program is started by itself,
/// never by a shell, with the arguments that the user typed and no others; what is said of the scan travels in environment
/// variables and as JSON on standard input. So a file's name, whatever it holds, is never read as a command.
/// </summary>
internal sealed class VerdictHook : IWatchSink, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly BlockingCollection<WatchEvent> _waiting = [];
    private readonly string[] _command;
    private readonly Action<string> _notice;
    private readonly Thread _thread;

    /// <param name="command">The program and its arguments, at least the program.</param>
    /// <param name="notice">Hears what goes wrong; called from another thread.</param>
    public VerdictHook(string[] command, Action<string> notice)
    {
        (_command, _notice) = (command, notice);
        _thread = new Thread(Work) { IsBackground = true };
        _thread.Start();
    }

    public void Scan(WatchEvent scan)
    {
        if (scan.Report is not null)
        {
            _waiting.Add(scan);
        }
    }

    public void Notice(DateTimeOffset time, string text)
    {
        // The program is run for verdicts only.
    }

    /// <summary>Waits for the programs still to run, but not forever.</summary>
    public void Dispose()
    {
        _waiting.CompleteAdding();
        if (!_thread.Join(TimeSpan.FromSeconds(10)))
        {
            _notice($"{_command[0]} was not run for {_waiting.Count} verdicts: it takes too long");
        }
    }

    private void Work()
    {
        foreach (var scan in _waiting.GetConsumingEnumerable())
        {
            try
            {
                Run(scan);
            }
            // The last: a process of another user that it began does not let itself be ended.
            catch (Exception e) when (e is Win32Exception or InvalidOperationException or IOException or AggregateException)
            {
                _notice($"{_command[0]} cannot be run for {scan.File}: {e.Message}");
            }
        }
    }

    private void Run(WatchEvent scan)
    {
        using var process = Process.Start(StartOf(scan))!;
        // Its words go where ours about the run of things go, so that results stay alone on standard output.
        process.OutputDataReceived += (_, line) => Relay(line.Data);
        process.ErrorDataReceived += (_, line) => Relay(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // On its own, for a program that does not read may keep it waiting.
        _ = Task.Run(() => Tell(process.StandardInput, EventJson.LineOf(scan)));
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            _notice($"{_command[0]} was ended: for {scan.File} it took more than {Limit.TotalSeconds:0} s");
            return;
        }
        Drain(process);
        if (process.ExitCode != 0)
        {
            _notice($"{_command[0]} ended with status {process.ExitCode} for {scan.File}");
        }
    }

    private static void Tell(StreamWriter input, string line)
    {
        try
        {
            input.Write(line + "\n");
            input.Close();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // A program need not read.
        }
    }

    /// <summary>
    /// Waits for its last words, which come on other threads; but not for those of a process that it left running.
    /// </summary>
    private static void Drain(Process process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // Its child still holds the pipe.
        }
    }

    private ProcessStartInfo StartOf(WatchEvent scan)
    {
        var start = new ProcessStartInfo(NamedProgram.Find(_command[0]), _command[1..])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            // Windows would take the console's code page.
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in VariablesOf(scan))
        {
            start.Environment[name] = value;
        }
        return start;
    }

    private static Dictionary<string, string> VariablesOf(WatchEvent scan)
    {
        var report = scan.Report!;
        return new Dictionary<string, string>
        {
            ["GWYTIP_FILE"] = scan.File,
            ["GWYTIP_CHANNEL"] = scan.Scan.Result.Channel?.Id.ToString(CultureInfo.InvariantCulture) ?? "",
            ["GWYTIP_SURFACE"] = report.Surface,
            ["GWYTIP_VERDICT"] = scan.Verdict,
            ["GWYTIP_STATE"] = report.State,
            ["GWYTIP_CONFIDENCE"] = ResultText.Number(report.Confidence),
            ["GWYTIP_TIP_CHANGE_LINE"] = (scan.Scan.AlarmLine
                ?? report.TipChangeLine)?.ToString(CultureInfo.InvariantCulture) ?? "",
            ["GWYTIP_RUNNING"] = scan.Scan.IsRunning ? "1" : "0",
            ["GWYTIP_ALARM"] = AlarmNames.NameOf(scan.Alarm),
        };
    }

    private static void Relay(string? line)
    {
        if (line is not null)
        {
            Console.Error.WriteLine($"  | {line}");
        }
    }
}
