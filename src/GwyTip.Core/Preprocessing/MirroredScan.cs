namespace GwyTip.Core;

/// <summary>
/// Fills the lines of an unfinished scan that were not measured with mirror images of those that were. Members learn on whole
/// scans: shown a strip on an empty ground they take it for something else, while a mirrored strip looks like what it is a piece
/// of (<c>gwytip-study partial</c> measures both). What was measured stays where it is.
/// </summary>
public static class MirroredScan
{
    /// <returns>The scan itself where it is as good as whole or has too few lines to judge.</returns>
    public static Scan Fill(Scan scan)
    {
        var measured = MeasuredLines.Find(scan);
        return measured.IsUnfinished && measured.Count >= LineFlattening.MinimumLines
            ? new Scan(scan.Width, scan.Lines, y => scan.Line(measured.First + Fold(y - measured.First, measured.Count)))
            {
                MetresPerPixelX = scan.MetresPerPixelX,
                MetresPerPixelY = scan.MetresPerPixelY,
                Direction = scan.Direction,
            }
            : scan;
    }

    /// <summary>To and fro between 0 and <paramref name="count"/> − 1, neither of them twice in a row.</summary>
    private static int Fold(int line, int count)
    {
        int period = 2 * (count - 1), at = (line % period + period) % period;
        return Math.Min(at, period - at);
    }
}
