using GwyTip.Core;

namespace GwyTip.Study.Yardsticks;

/// <summary>A scan held against a reference.</summary>
/// <param name="Scan">The scan.</param>
/// <param name="Reference">File of the reference.</param>
/// <param name="Said">What came of it.</param>
internal sealed record YardstickTrial(HeldScan Scan, string Reference, ScanComparison Said)
{
    /// <summary>
    /// Within each group: every scan against each of a few good ones, drawn at random. Groups without a bad scan, or with fewer
    /// than two good ones, are left out.
    /// </summary>
    /// <param name="scans">What could be measured.</param>
    /// <param name="references">References a group, at most.</param>
    public static IReadOnlyList<YardstickTrial> Within(
        IReadOnlyList<(HeldScan Scan, ComparedScan Seen)> scans, int references)
    {
        var random = new Random(1);
        var trials = new List<YardstickTrial>();
        foreach (var group in scans.GroupBy(s => s.Scan.Group))
        {
            var good = group.Where(s => s.Scan.IsGood).ToArray();
            if (good.Length < 2 || good.Length == group.Count())
            {
                continue;
            }
            random.Shuffle(good);
            foreach (var reference in good.Take(references))
            {
                trials.AddRange(group.Where(s => s != reference).Select(s => Make(s, reference)));
            }
        }
        return trials;
    }

    /// <summary>
    /// Every scan against the good one of another group, and of the same surface, whose frame is nearest in size. Scans without
    /// such a reference are left out.
    /// </summary>
    /// <param name="scans">What could be measured.</param>
    public static IReadOnlyList<YardstickTrial> Across(IReadOnlyList<(HeldScan Scan, ComparedScan Seen)> scans) =>
    [
        .. from scan in scans
           let references = scans.Where(r => r.Scan.IsGood && r.Scan.Group != scan.Scan.Group
               && r.Scan.Surface == scan.Scan.Surface && !double.IsNaN(r.Scan.Nanometres - scan.Scan.Nanometres)).ToArray()
           where references.Length > 0
           select Make(scan, references.MinBy(r => Math.Abs(Math.Log(r.Scan.Nanometres / scan.Scan.Nanometres)))),
    ];

    private static YardstickTrial Make(
        (HeldScan Scan, ComparedScan Seen) scan, (HeldScan Scan, ComparedScan Seen) reference) =>
        new(scan.Scan, reference.Scan.File, ScanComparison.Make(scan.Seen, reference.Seen));
}
