namespace GwyTip.Simulation;

/// <summary>Where the scanner really is, and how the sample lies under it. Lengths in nm.</summary>
public sealed record Motion
{
    /// <summary>How far the sample drifts from the first line to the last, evenly: lattices shear.</summary>
    public Vector Drift { get; init; }

    /// <summary>How far the scanner still has to creep when the scan begins: the first lines are bent.</summary>
    public Vector Creep { get; init; }

    /// <summary>Share of the scan after which the creep has fallen to 1/e.</summary>
    public double CreepTime { get; init; } = 0.1;

    /// <summary>The piezo's hysteresis along a line: how far the middle of a line is displaced, over the line's length.</summary>
    public double Hysteresis { get; init; }

    /// <summary>
    /// Standard deviation of each line's displacement along x by slow vibration, 1/f from line to line: edges look frayed.
    /// </summary>
    public double Jitter { get; init; }

    /// <summary>Height a nm along x and y: the sample is not level.</summary>
    public Vector Tilt { get; init; }

    /// <summary>How much higher the edges of the scan are than its middle: the scanner moves on a sphere.</summary>
    public double Bow { get; init; }

    /// <summary>Farthest that a place can be displaced, in nm.</summary>
    public double Reach(double size) =>
        Math.Max(Math.Abs(Drift.X) + Math.Abs(Creep.X), Math.Abs(Drift.Y) + Math.Abs(Creep.Y)) + Math.Abs(Hysteresis) * size
            + 4 * Jitter;

    /// <summary>The displacement of a line.</summary>
    /// <param name="time">Share of the scan that is over, 0..1.</param>
    public Vector At(double time) => time * Drift + Math.Exp(-time / CreepTime) * Creep;

    /// <summary>The displacement along a line by hysteresis, in nm.</summary>
    /// <param name="share">Place along the line, 0..1.</param>
    /// <param name="size">Length of the line in nm.</param>
    public double Along(double share, double size) => 4 * Hysteresis * size * share * (1 - share);

    /// <summary>Height by tilt and bow, x and y from the centre.</summary>
    public double Height(double x, double y, double size) =>
        Tilt.X * x + Tilt.Y * y + Bow * 2 * (x * x + y * y) / (size * size);
}
