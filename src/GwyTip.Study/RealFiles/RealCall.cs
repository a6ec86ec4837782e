using GwyTip.Core;

namespace GwyTip.Study.RealFiles;

/// <summary>What somebody sees in a scan, and what the bundles said of it.</summary>
internal sealed record RealCall(RealScan Scan, RealVerdict Said)
{
    /// <summary>
    /// Whether the verdict is right; null: it is neither right nor wrong, because the bundles leave it open or nothing is asked.
    /// </summary>
    public bool? IsRight => Said.Report is not { } report ? null : (Scan.Kind, report.Verdict) switch
    {
        (RealScan.Foreign, _) => !report.IsRecognised,
        (RealScan.Good, Verdict.Good) or (RealScan.Bad, Verdict.Bad) => true,
        (RealScan.Good, Verdict.Bad) or (RealScan.Bad, Verdict.Good) => false,
        _ => null,
    };
}
