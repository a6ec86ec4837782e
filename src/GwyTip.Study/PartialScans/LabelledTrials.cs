using GwyTip.Core;
using GwyTip.Training.Data;

namespace GwyTip.Study.PartialScans;

/// <summary>
/// Trials of the alarm on labelled scans. Changed: everyone saw a tip change; nobody said where. Clean: nobody saw one, and all
/// saw the same desirable state.
/// </summary>
internal static class LabelledTrials
{
    public static (IReadOnlyList<AlarmTrial> Changed, IReadOnlyList<AlarmTrial> Clean) Run(
        IReadOnlyList<(LabelledScan Label, Scan Scan)> scans, IReadOnlyList<TipState> states)
    {
        var desirable = states.Where(s => s.Desirable).Select(s => s.Name).ToHashSet();
        return (
            Run(scans.Where(s => s.Label.Labels[TipState.TipChange] == 1)),
            Run(scans.Where(
                s => s.Label.Labels[TipState.TipChange] == 0 && s.Label.SingleState is { } state && desirable.Contains(state))));
    }

    private static AlarmTrial[] Run(IEnumerable<(LabelledScan Label, Scan Scan)> scans) =>
        [.. scans.AsParallel().AsOrdered().Select(s => AlarmTrial.Run(s.Scan, []))];
}
