using GwyTip.Core;

namespace GwyTip.Study.PartialScans;

/// <summary>What the alarm of a tip change did on one scan whose lines were pushed one after the other.</summary>
/// <param name="Score">The most that any line stood out.</param>
/// <param name="Line">The line of the alarm, in the order of time; null: none.</param>
/// <param name="Changes">As <see cref="TrialScan.Changes"/>.</param>
internal sealed record AlarmTrial(double Score, int? Line, IReadOnlyList<int> Changes)
{
    /// <summary>Lines that the alarm may lie off.</summary>
    public const int Near = 2;

    /// <summary>Whether the alarm is at one of the changes.</summary>
    public bool IsFound => Line is { } line && Changes.Any(change => Math.Abs(line - change) <= Near);

    public static AlarmTrial Run(TrialScan trial)
    {
        var watch = TipChangeWatch.Over(trial.Scan, MeasuredLines.Find(trial.Scan));
        return new AlarmTrial(watch.Score, watch.Line, trial.Changes);
    }
}
