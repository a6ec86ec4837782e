namespace GwyTip.Core;

/// <summary>
/// The largest step from one measured line to the next, at the scan's own resolution. When the apex of the tip changes between
/// two lines the picture changes with it, and the heights differ from those of the line before by more than lines usually do. A
/// step is the median over the pixels measured in both lines of |difference − its median|: what flattening takes from a line (an
/// offset, the scan's tilt) drops out, and so does the false offset that flattening gives a line with a long dark row in it.
/// </summary>
/// <param name="Line">The line after the largest step, 0 on top.</param>
/// <param name="Step">The largest step, in the scan's unit.</param>
/// <param name="Typical">The median step over all pairs of neighbouring measured lines.</param>
public sealed record LineSteps(int Line, double Step, double Typical)
{
    /// <summary>
    /// How much the largest step stands out, at least 1. Independent of height scale and offset and of the number of lines. It is
    /// 1 where most lines repeat the one before, as when a spike leaves the rest few levels of height: nothing to measure a step
    /// against.
    /// </summary>
    public double Ratio => Typical > 0 ? Step / Typical : 1;

    /// <returns>Null when no two neighbouring measured lines share a pixel.</returns>
    public static LineSteps? Measure(Scan scan, LineFlattening flattening)
    {
        var pairs = LinePair.Compare(scan, flattening);
        if (pairs.Count == 0)
        {
            return null;
        }
        var largest = pairs.MaxBy(p => p.Step);
        return new LineSteps(largest.Line, largest.Step, Order.Median([.. pairs.Select(p => p.Step)]));
    }
}
