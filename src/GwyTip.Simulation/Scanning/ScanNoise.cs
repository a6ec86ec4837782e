namespace GwyTip.Simulation;

/// <summary>What a microscope adds to the heights. Lengths in nm.</summary>
public sealed record ScanNoise
{
    /// <summary>Standard deviation of independent noise in each pixel.</summary>
    public double White { get; init; }

    /// <summary>Standard deviation of 1/f noise in time; along a line it looks like streaks.</summary>
    public double Pink { get; init; }

    /// <summary>Standard deviation of each line's own offset.</summary>
    public double Lines { get; init; }

    /// <summary>Height a nm along x and along y: the sample is not level.</summary>
    public (double X, double Y) Tilt { get; init; }

    /// <summary>How far the sample creeps in x and y from the first line to the last: rows lean and lattices shear.</summary>
    public (double X, double Y) Drift { get; init; }

    /// <summary>A quiet microscope.</summary>
    public static ScanNoise Quiet { get; } = new()
    {
        White = 0.0012,
        Pink = 0.0015,
        Lines = 0.002,
        Tilt = (0.004, -0.006),
        Drift = (0.08, 0.05),
    };
}
