using GwyTip.Core;

namespace GwyTip.Study.PartialScans;

/// <summary>A scan of which is known whether the tip changed while it was taken.</summary>
/// <param name="Scan">The scan.</param>
/// <param name="Changes">
/// The lines at which the tip changed, in the order of time; none: it did not, or it is not known where.
/// </param>
internal sealed record TrialScan(Scan Scan, IReadOnlyList<int> Changes);

/// <summary>Scans of one kind, to try on them what tells a tip change.</summary>
/// <param name="Name">Which scans.</param>
/// <param name="Changed">Scans in which the tip changed.</param>
/// <param name="Clean">Scans with a usable tip that did not change.</param>
internal sealed record TrialScans(string Name, IReadOnlyList<TrialScan> Changed, IReadOnlyList<TrialScan> Clean)
{
    /// <summary>Every scan of some kinds once, also where it is of several.</summary>
    public static TrialScan[] Each(IEnumerable<TrialScans> kinds) =>
        [.. kinds.SelectMany(k => k.Changed.Concat(k.Clean)).Distinct()];
}
