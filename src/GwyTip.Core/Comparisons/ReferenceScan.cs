using System.Globalization;

namespace GwyTip.Core;

/// <summary>A good scan that others of its surface are held against.</summary>
/// <param name="Scan">What is compared.</param>
/// <param name="Report">What an ensemble says of it.</param>
public sealed record ReferenceScan(ComparedScan Scan, TipReport Report)
{
    /// <summary>That it is not a good one.</summary>
    /// <param name="name">What the sentence calls it.</param>
    /// <returns>For people, without a full stop; null: nothing to say.</returns>
    public string? Warning(string name) => Report.Verdict != Verdict.Bad ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{name} is itself judged bad ({Report.Reason}, {Report.Confidence:F2}): to be as sharp as it says little");

    /// <param name="scan">A scan that was judged.</param>
    /// <param name="report">What came of it.</param>
    public ScanComparison Compare(ComparedScan scan, TipReport report) =>
        report.IsRecognised && Report.IsRecognised && report.Surface != Report.Surface
            ? ScanComparison.None($"they show different surfaces: {report.Surface} against {Report.Surface}")
            : ScanComparison.Make(scan, Scan);
}
