using System.Runtime.InteropServices;

namespace GwyTip.Training.CommandLine;

/// <summary>Ctrl-C: the first lets a command stop where the same command goes on later, the second ends it at once.</summary>
internal sealed class Stopping : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration _interrupt, _terminate;
    private readonly string _program;
    private int _asked;

    /// <param name="program">Its name, for what is said.</param>
    public Stopping(string program)
    {
        _program = program;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Take);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take);
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stop.Dispose();
    }

    /// <summary>Runs on a thread of its own for each signal.</summary>
    private void Take(PosixSignalContext signal)
    {
        if (Interlocked.Increment(ref _asked) > 1)
        {
            // Not cancelled, the signal ends the process.
            Console.Error.WriteLine($"{_program}: ended at once; the same command goes on from the last checkpoint");
            return;
        }
        signal.Cancel = true;
        Console.Error.WriteLine($"{_program}: stopping; once more ends it at once");
        _stop.Cancel();
    }
}
