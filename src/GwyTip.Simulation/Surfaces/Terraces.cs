namespace GwyTip.Simulation;

/// <summary>Single steps that lead down across the scan, side by side, straight or wandering.</summary>
public sealed record Terraces
{
    /// <summary>Where the steps lie: distances from the scan's centre along <see cref="Angle"/>, in nm, ascending.</summary>
    public IReadOnlyList<double> Steps { get; init; } = [];

    /// <summary>The way down, in degrees from the x axis towards y.</summary>
    public double Angle { get; init; }

    /// <summary>How far the steps stray from straight lines: root mean square in nm.</summary>
    public double Wander { get; init; }

    /// <summary>Typical length along a step over which it strays, in nm.</summary>
    public double WanderLength { get; init; } = 8;

    /// <summary>Seeds the way the steps stray.</summary>
    public ulong Seed { get; init; }

    /// <exception cref="ArgumentException">The steps are in no order.</exception>
    public void Check()
    {
        if (Steps.Any(s => !double.IsFinite(s)) || !Steps.Order().SequenceEqual(Steps))
        {
            throw new ArgumentException("steps must be given by ascending distance from the centre");
        }
        if (!(Wander >= 0) || !(WanderLength > 0))
        {
            throw new ArgumentException($"steps cannot stray by {Wander} nm over {WanderLength} nm");
        }
    }
}
