using GwyTip.Training.Members;

namespace GwyTip.Tests;

/// <summary>Stops a run behind a step, as a user's Ctrl-C does.</summary>
internal sealed class StopAfter(int steps) : IProgressDisplay, IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private int _done;

    public CancellationToken Token => _source.Token;

    public void StepDone(int epoch, int epochs, int inEpoch, int all, double loss)
    {
        if (++_done == steps)
        {
            _source.Cancel();
        }
    }

    public void EpochDone(int epoch, int epochs, double loss, ValidationScore score)
    {
    }

    public void Dispose() => _source.Dispose();
}
