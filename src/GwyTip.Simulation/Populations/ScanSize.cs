namespace GwyTip.Simulation;

/// <summary>What a user may choose of the scans of a data set.</summary>
/// <param name="Smallest">Smallest edge in nm; null: what people scan.</param>
/// <param name="Largest">Largest edge in nm; null with <paramref name="Smallest"/>.</param>
/// <param name="Pixels">Pixels along an edge.</param>
public sealed record ScanSize(double? Smallest, double? Largest, int Pixels)
{
    /// <exception cref="ArgumentException">No scan can have such a size.</exception>
    public void Check()
    {
        if (Smallest is { } small && Largest is { } large && (!(small > 0) || !double.IsFinite(large) || large < small))
        {
            throw new ArgumentException(
                $"no scan is {small} to {large} nm wide: the range must begin above 0 and not end before it begins");
        }
        if (Pixels is < ScanPlan.FewestPixels or > ScanPlan.MostPixels)
        {
            throw new ArgumentException(
                $"a scan has {ScanPlan.FewestPixels} to {ScanPlan.MostPixels} pixels along an edge, not {Pixels}");
        }
    }

    /// <summary>Draws an edge up to the largest at which what is to be seen can be seen.</summary>
    internal double Draw(Draw draw, double limit, double usualSmallest, double usualLargest)
    {
        double smallest = Smallest ?? Math.Min(usualSmallest, limit), largest = Math.Min(Largest ?? usualLargest, limit);
        return smallest >= largest ? largest : draw.Log(smallest, largest);
    }
}
