using GwyTip.Core;

namespace GwyTip.Cli.Watch;

/// <summary>
/// The lines that a scan saved before its end has: instruments fill what is still to come with NaN or with one value. A few lines
/// missing at the end are no running scan.
/// </summary>
/// <param name="Lines">Measured lines, from the first.</param>
/// <param name="Upwards">The first line is at the bottom.</param>
internal readonly record struct RunningPart(int Lines, bool Upwards)
{
    /// <summary>A scan runs if at least this part of its lines is still to come.</summary>
    private const int Part = 20;

    /// <returns>Null where the scan is as good as whole, or holds nothing.</returns>
    public static RunningPart? Of(Scan scan)
    {
        int top = 0, bottom = scan.Lines;
        while (top < bottom && !IsMeasured(scan.Line(top)))
        {
            top++;
        }
        while (bottom > top && !IsMeasured(scan.Line(bottom - 1)))
        {
            bottom--;
        }
        int above = top, below = scan.Lines - bottom;
        bool upwards = scan.Direction == ScanDirection.Up || (scan.Direction == ScanDirection.Unknown && above > below);
        int toCome = upwards ? above : below;
        return bottom > top && toCome * Part >= scan.Lines ? new RunningPart(scan.Lines - toCome, upwards) : null;
    }

    /// <summary>The line measured as number <paramref name="n"/>, as a row of the scan.</summary>
    public int RowOf(int n, Scan scan) => Upwards ? scan.Lines - 1 - n : n;

    private static bool IsMeasured(ReadOnlySpan<double> line)
    {
        double first = double.NaN;
        foreach (double h in line)
        {
            if (double.IsNaN(h))
            {
                continue;
            }
            if (double.IsNaN(first))
            {
                first = h;
            }
            else if (h != first)
            {
                return true;
            }
        }
        return false;
    }
}
