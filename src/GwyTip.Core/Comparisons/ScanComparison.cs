using System.Globalization;

namespace GwyTip.Core;

/// <summary>
/// A scan held against a good one of the same surface as yardstick: whether it is as sharp, and what is different. Nothing is
/// learned: where both show their tip the two tips are compared (one reference as a template reaches far, says M. Barker et al.,
/// ACS Nano 18, 2384 (2024)), elsewhere what neighbouring lines share at the finest scale that both scans have; and in either
/// case noise and steps between lines. Height scale, offset and contrast, and mirroring, change nothing.
/// </summary>
/// <param name="Likeness">Whether it is as sharp.</param>
/// <param name="Score">
/// 0..1: 1 in nothing worse, from <see cref="Least"/> on it is as sharp; 0 where they cannot be compared.
/// </param>
/// <param name="Differences">
/// Those worth a sentence, worst first; where they cannot be compared the reason alone. Of a scan and itself: none.
/// </param>
public sealed record ScanComparison(Likeness Likeness, double Score, IReadOnlyList<ScanDifference> Differences)
{
    /// <summary>Scores from here on are as sharp.</summary>
    public const double Least = 0.5;

    /// <summary>
    /// Sum of the squares of all that is worse, each in its own unit: that of the upper and the lower half of a sharp simulated
    /// scan is smaller in four cases of five.
    /// </summary>
    private const double Usual = 5;

    /// <param name="scan">The scan.</param>
    /// <param name="reference">The yardstick.</param>
    public static ScanComparison Make(ComparedScan scan, ComparedScan reference)
    {
        if (scan.Kind != reference.Kind && scan.Kind != SignalKind.Unnamed && reference.Kind != SignalKind.Unnamed)
        {
            return None($"they are images of different things: {NameOf(scan.Kind)} against {NameOf(reference.Kind)}");
        }
        var scale = CommonScale.Between(scan, reference);
        if (!scale.IsEnough)
        {
            return None($"their sizes are too different: {SizeOf(scan)} against {SizeOf(reference)}");
        }
        ScanDifference[] all =
        [
            .. scan.Tip.IsSeen && reference.Tip.IsSeen
                ? TipDifferences.Find(scan.Tip, reference.Tip, scale.IsSame)
                : LineDifferences.Details(scan, reference, scale),
            .. scale.IsSamePixel ? LineDifferences.Noises(scan, reference) : [],
            .. LineDifferences.Steps(scan, reference),
        ];
        double score = 1 / (1 + all.Sum(d => Math.Pow(Math.Max(0, d.Amount), 2)) / Usual);
        return new ScanComparison(
            score >= Least ? Likeness.AsSharp : Likeness.LessSharp, score,
            [.. all.Where(d => d.IsSaid).OrderByDescending(d => d.Amount)]);
    }

    /// <summary>Two scans of which somebody else knows why they do not compare, such as that their surfaces differ.</summary>
    /// <param name="reason">For people, without a full stop.</param>
    public static ScanComparison None(string reason) =>
        new(Likeness.Incomparable, 0, [new ScanDifference("reason", 0, reason)]);

    private static string SizeOf(ComparedScan scan) => string.Create(
        CultureInfo.InvariantCulture,
        $"{1e9 * scan.MetresPerPixel * scan.Width:0.#} nm in pixels of {1e9 * scan.MetresPerPixel:0.###} nm");

    private static string NameOf(SignalKind kind) => kind switch
    {
        SignalKind.Height => "heights",
        SignalKind.Current => "a current",
        SignalKind.FrequencyShift => "a frequency shift",
        _ => "no image of the surface",
    };
}
