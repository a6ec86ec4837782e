using System.Diagnostics;

namespace GwyTip.Training.Members;

/// <summary>Who is told how training goes.</summary>
public interface IProgressDisplay
{
    /// <summary>A step is done.</summary>
    void StepDone(int epoch, int epochs, int inEpoch, int steps, double loss);

    /// <summary>An epoch is done.</summary>
    void EpochDone(int epoch, int epochs, double loss, ValidationScore score);

    /// <summary>Something is amiss that training can do without.</summary>
    void Warn(string what)
    {
    }
}

/// <summary>
/// How much of a run stands before and behind a member, in epochs: all there is to go by before they were timed.
/// </summary>
public readonly record struct RunShare(int EpochsBefore, int Epochs)
{
    public RunShare(IReadOnlyList<MemberConfig> members, int member)
        : this(members.Take(member).Sum(m => m.Method.EpochsOf(m)), members.Sum(m => m.Method.EpochsOf(m)))
    {
    }
}

/// <summary>
/// A bar with rate, time left for the member and share of the whole run on a terminal; one plain line an epoch elsewhere.
/// </summary>
public sealed class ConsoleProgress(TextWriter output, bool isTerminal, string name, RunShare share) : IProgressDisplay
{
    private const int BarLength = 24;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _firstStep = -1;

    public void StepDone(int epoch, int epochs, int inEpoch, int steps, double loss)
    {
        int done = epoch * steps + inEpoch;
        if (_firstStep < 0)
        {
            // A resumed run begins in the middle: the rate is that of the steps seen.
            _firstStep = done - 1;
            _clock.Restart();
        }
        if (!isTerminal)
        {
            return;
        }
        double rate = (done - _firstStep) / Math.Max(1e-3, _clock.Elapsed.TotalSeconds);
        var left = TimeSpan.FromSeconds((epochs * steps - done) / rate);
        int filled = BarLength * done / (epochs * steps);
        output.Write($"\r{name} [{new string('#', filled)}{new string('.', BarLength - filled)}] epoch {epoch + 1}/{epochs} "
            + $"loss {loss:F4} {rate:F2} steps/s, {left:hh\\:mm\\:ss} left, run {OfRun(epoch + (double)inEpoch / steps)} ");
        output.Flush();
    }

    public void EpochDone(int epoch, int epochs, double loss, ValidationScore score)
    {
        output.WriteLine(
            $"{(isTerminal ? "\r" : "")}{name} epoch {epoch}/{epochs}: loss {loss:F4}, validation loss {score.Loss:F4}, AUROC "
            + $"{score.Auroc:F3}, tip change {score.TipChangeAuroc:F3}, run "
            + $"{OfRun(epoch)}{new string(' ', isTerminal ? 40 : 0)}");
        output.Flush();
    }

    /// <summary>Below the bar.</summary>
    public void Warn(string what)
    {
        output.WriteLine($"{(isTerminal ? "\n" : "")}warning: {name}: {what}");
        output.Flush();
    }

    private string OfRun(double epochs) => $"{100 * (share.EpochsBefore + epochs) / share.Epochs:F0} %";
}
