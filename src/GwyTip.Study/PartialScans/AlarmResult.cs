using GwyTip.Core;

namespace GwyTip.Study.PartialScans;

/// <summary>How often the alarm of a tip change was right, on scans of one kind.</summary>
/// <param name="Scans">Which scans.</param>
/// <param name="Changed">Scans in which the tip changed.</param>
/// <param name="Alarmed">Share of these with an alarm.</param>
/// <param name="Found">
/// Share of these whose alarm is within <see cref="AlarmTrial.Near"/> lines of a change; NaN where nobody knows the line.
/// </param>
/// <param name="Clean">Scans with a usable tip that did not change.</param>
/// <param name="Silent">Share of these without an alarm.</param>
/// <param name="Cut">The score that 99 % of the clean scans stay below.</param>
/// <param name="AlarmedAtCut">Share of the changed scans that score above that cut.</param>
internal sealed record AlarmResult(
    string Scans, int Changed, double Alarmed, double Found, int Clean, double Silent, double Cut, double AlarmedAtCut)
{
    /// <summary>Of each kind, in their order.</summary>
    public static IReadOnlyList<AlarmResult> Measure(IReadOnlyList<TrialScans> kinds)
    {
        var trials = TrialScans.Each(kinds).AsParallel().Select(s => (Scan: s, Trial: AlarmTrial.Run(s)))
            .ToDictionary(t => t.Scan, t => t.Trial);
        return [.. kinds.Select(
            k => Measure(k.Name, [.. k.Changed.Select(s => trials[s])], [.. k.Clean.Select(s => trials[s])]))];
    }

    public static AlarmResult Measure(string scans, IReadOnlyList<AlarmTrial> changed, IReadOnlyList<AlarmTrial> clean)
    {
        bool known = changed.Any(t => t.Changes.Count > 0);
        double cut = clean.Count > 0 ? Order.Quantile([.. clean.Select(t => t.Score)], 0.99) : double.NaN;
        return new AlarmResult(
            scans, changed.Count, Share(changed, t => t.Line is not null), known ? Share(changed, t => t.IsFound) : double.NaN,
            clean.Count, Share(clean, t => t.Line is null), cut, Share(changed, t => t.Score > cut));
    }

    private static double Share(IReadOnlyList<AlarmTrial> trials, Predicate<AlarmTrial> holds) =>
        trials.Count == 0 ? double.NaN : trials.Count(t => holds(t)) / (double)trials.Count;
}
