using GwyTip.Core;

namespace GwyTip.Trainer.Running;

/// <summary>What the alarm of a tip change did on one scan whose lines were pushed one after the other.</summary>
/// <param name="Score">The most that any line stood out.</param>
/// <param name="Line">The line of the alarm, in the order of time; null: none.</param>
/// <param name="Change">The line at which the tip changed; null: it did not, or it is not known where.</param>
public sealed record AlarmTrial(double Score, int? Line, int? Change)
{
    /// <summary>Lines that the alarm may lie off.</summary>
    public const int Near = 2;

    public bool IsFound => Line is { } line && Change is { } change && Math.Abs(line - change) <= Near;

    /// <exception cref="ScanException">The scan has an infinite height.</exception>
    public static AlarmTrial Of(Scan scan, int? change)
    {
        var watch = new TipChangeWatch(scan.Width);
        for (int n = 0; n < scan.Lines; n++)
        {
            watch.Add(scan.Line(scan.Direction == ScanDirection.Up ? scan.Lines - 1 - n : n));
        }
        return new AlarmTrial(watch.Score, watch.Line, change);
    }
}
