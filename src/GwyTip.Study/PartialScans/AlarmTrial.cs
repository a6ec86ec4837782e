using GwyTip.Core;

namespace GwyTip.Study.PartialScans;

/// <summary>What the alarm of a tip change did on one scan whose lines were pushed one after the other.</summary>
/// <param name="Score">The most that any line stood out.</param>
/// <param name="Line">The line of the alarm, in the order of time; null: none.</param>
/// <param name="Changes">
/// The lines at which the tip changed, in the order of time; none: it did not, or it is not known where.
/// </param>
internal sealed record AlarmTrial(double Score, int? Line, IReadOnlyList<int> Changes)
{
    /// <summary>Lines that the alarm may lie off.</summary>
    public const int Near = 2;

    /// <summary>Whether the alarm is at one of the changes.</summary>
    public bool IsFound => Line is { } line && Changes.Any(change => Math.Abs(line - change) <= Near);

    public static AlarmTrial Run(Scan scan, IReadOnlyList<int> changes)
    {
        var watch = TipChangeWatch.Over(scan, MeasuredLines.Find(scan));
        return new AlarmTrial(watch.Score, watch.Line, changes);
    }
}
