using GwyTip.Core;
using GwyTip.Training.Data;

namespace GwyTip.Study.PartialScans;

/// <summary>
/// Labelled scans to try on them what tells a tip change. Changed: everyone saw a tip change; nobody said where. Clean: nobody
/// saw one, and all saw the same desirable state.
/// </summary>
internal static class LabelledTrials
{
    public static TrialScans Choose(
        string name, IReadOnlyList<(LabelledScan Label, Scan Scan)> scans, IReadOnlyList<TipState> states) => new(
            name, [.. scans.Where(s => s.Label.Labels[TipState.TipChange] == 1).Select(s => new TrialScan(s.Scan, []))],
            [.. CleanOf(scans, states).Select(s => new TrialScan(s.Scan, []))]);

    public static IEnumerable<(LabelledScan Label, Scan Scan)> CleanOf(
        IEnumerable<(LabelledScan Label, Scan Scan)> scans, IReadOnlyList<TipState> states)
    {
        var desirable = states.Where(s => s.Desirable).Select(s => s.Name).ToHashSet();
        return scans.Where(
            s => s.Label.Labels[TipState.TipChange] == 0 && s.Label.SingleState is { } state && desirable.Contains(state));
    }
}
