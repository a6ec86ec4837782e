namespace GwyTip.Simulation;

/// <summary>Everything that decides on a simulated scan: the same plan gives the same scan.</summary>
public sealed record ScanPlan
{
    public ulong Seed { get; init; }

    /// <summary>Edge of the scan in nm.</summary>
    public double Size { get; init; } = 4;

    /// <summary>Pixels along each edge, at least 16.</summary>
    public int Pixels { get; init; } = 192;

    public SurfacePlan Surface { get; init; } = new();

    public Tip Tip { get; init; } = Tip.Rows;

    /// <summary>Where the tip changes, if it does.</summary>
    public TipChange? TipChange { get; init; }

    public ScanNoise Noise { get; init; } = ScanNoise.Quiet;

    public Corruption Corruption { get; init; } = new();

    /// <summary>The tip states that the scan shows, by the names of H:Si(100)'s labels.</summary>
    public IReadOnlyList<string> TrueStates { get; init; } = [];

    /// <summary>Nm from one pixel to the next.</summary>
    public double PixelSize => Size / Pixels;

    /// <exception cref="ArgumentException">The plan asks for structure finer than two pixels, or is no scan.</exception>
    public void Check()
    {
        if (Pixels < 16 || !(Size > 0))
        {
            throw new ArgumentException($"a scan of {Pixels} pixels and {Size} nm is none");
        }
        double finest = Math.Min(Tip.FinestPeriod, TipChange?.After.FinestPeriod ?? double.PositiveInfinity);
        if (2 * PixelSize > finest)
        {
            throw new ArgumentException(
                $"pixels of {PixelSize:0.####} nm cannot show a period of {finest:0.####} nm: "
                + $"at most {Pixels * finest / 2:0.#} nm fit {Pixels} pixels");
        }
    }
}

/// <summary>A tip that changes while it scans.</summary>
/// <param name="Line">The first line that the new tip scans.</param>
/// <param name="After">The new tip.</param>
/// <param name="Jump">By how much all heights change, in nm.</param>
public sealed record TipChange(int Line, Tip After, double Jump);
