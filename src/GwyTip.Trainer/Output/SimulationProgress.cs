using System.Diagnostics;

namespace GwyTip.Trainer.Output;

/// <summary>How far a simulation is: one line that is written over on a terminal, else a line now and then.</summary>
internal sealed class SimulationProgress(TextWriter output, bool terminal, int count)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private TimeSpan _next;

    /// <summary>Called from several threads.</summary>
    public void Done(int scans)
    {
        lock (_lock)
        {
            if (_clock.Elapsed < _next)
            {
                return;
            }
            _next = _clock.Elapsed + TimeSpan.FromSeconds(terminal ? 0.2 : 15);
            double rate = scans / Math.Max(1e-3, _clock.Elapsed.TotalSeconds);
            string line = $"{scans} of {count} scans, {rate:F0}/s, {TimeSpan.FromSeconds((count - scans) / rate):h\\:mm\\:ss} "
                + "left";
            output.Write(terminal ? $"\r{line,-60}" : line + "\n");
        }
    }

    public void Finish() => output.Write(terminal ? $"\r{"",-60}\r" : "");
}
