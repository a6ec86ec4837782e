namespace GwyTip.Core;

/// <summary>
/// Fills the part of a running scan that is still to come with mirror images of the lines there are. Members learn on whole scans: shown
/// a strip on an empty ground they take it for something else, while a mirrored strip looks like what it is a piece of
/// (<c>gwytip-train partial</c> measures both). Time runs down, so a line found in the report's topmost copy is the line itself.
/// </summary>
public static class MirroredScan
{
    /// <param name="begun">The lines so far; fewer than <see cref="LineFlattening.MinimumLines"/> are left as they are.</param>
    /// <param name="lines">Lines of the whole scan. Where there are as many already, nothing is added.</param>
    public static Scan Of(Scan begun, int lines)
    {
        int known = begun.Lines, period = 2 * (known - 1);
        return known >= lines || known < LineFlattening.MinimumLines
            ? begun
            : new Scan(begun.Width, lines, y => begun.Line(Math.Min(y % period, period - y % period)))
            {
                MetresPerPixelX = begun.MetresPerPixelX,
                MetresPerPixelY = begun.MetresPerPixelY,
                Direction = begun.Direction,
            };
    }
}
