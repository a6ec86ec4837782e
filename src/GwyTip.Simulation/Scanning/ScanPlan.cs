using GwyTip.Core;

namespace GwyTip.Simulation;

/// <summary>Everything that decides on a simulated scan: the same plan gives the same scan.</summary>
public sealed record ScanPlan
{
    /// <summary>Fewest and most pixels along an edge; more would take gigabytes.</summary>
    public const int FewestPixels = 16, MostPixels = 4096;

    public ulong Seed { get; init; }

    /// <summary>Edge of the scan in nm.</summary>
    public double Size { get; init; } = 4;

    /// <summary>Pixels along each edge, <see cref="FewestPixels"/> to <see cref="MostPixels"/>.</summary>
    public int Pixels { get; init; } = 192;

    /// <summary>Lines that were measured before the scan was stopped; the rest is NaN. Null: all.</summary>
    public int? MeasuredLines { get; init; }

    /// <summary>Which line came first.</summary>
    public ScanDirection Direction { get; init; } = ScanDirection.Down;

    public SurfacePlan Surface { get; init; } = new SiliconPlan();

    public Tip Tip { get; init; } = Tip.Rows;

    /// <summary>Where the tip changes, in the order of time.</summary>
    public IReadOnlyList<TipChange> TipChanges { get; init; } = [];

    public Motion Motion { get; init; } = new();

    public Feedback Feedback { get; init; } = new();

    public ScanNoise Noise { get; init; } = ScanNoise.Quiet;

    public Corruption Corruption { get; init; } = new();

    /// <summary>The columns of the surface's label file that hold for the scan.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Nm from one pixel to the next.</summary>
    public double PixelSize => Size / Pixels;

    /// <summary>The row of the image, 0 on top, of a line counted in the order of measuring.</summary>
    public int RowOf(int line) => Direction == ScanDirection.Up ? Pixels - 1 - line : line;

    /// <exception cref="ArgumentException">The plan cannot be scanned.</exception>
    public void Check()
    {
        if (!(Size > 0) || !double.IsFinite(Size))
        {
            throw new ArgumentException($"a scan cannot be {Size} nm wide");
        }
        if (Pixels is < FewestPixels or > MostPixels)
        {
            throw new ArgumentException($"a scan has {FewestPixels} to {MostPixels} pixels along an edge, not {Pixels}");
        }
        if (MeasuredLines is < 1 || MeasuredLines > Pixels)
        {
            throw new ArgumentException($"{MeasuredLines} of {Pixels} lines cannot have been measured");
        }
        if (TipChanges.Any(c => c.Line < 0 || c.Line >= Pixels || c.Pixel < 0 || c.Pixel >= Pixels)
            || !TipChanges.Select(c => c.Line).SequenceEqual(TipChanges.Select(c => c.Line).Order()))
        {
            throw new ArgumentException($"tip changes must lie in lines 0 to {Pixels - 1}, in the order of time");
        }
        if (!(Motion.Jitter >= 0) || !(Motion.Reach(Size) <= Size))
        {
            throw new ArgumentException($"a scan of {Size} nm cannot be displaced by {Motion.Reach(Size):0.##} nm");
        }
        if (!(Noise.Correlation is >= 0 and < 1))
        {
            throw new ArgumentException($"noise cannot be correlated by {Noise.Correlation} from pixel to pixel");
        }
        Surface.Terraces.Check();
        Surface.Lumps.Check();
        Feedback.Check();
        foreach (var tip in TipChanges.Select(c => c.After).Prepend(Tip))
        {
            tip.Check();
            if (tip.Apices.Max(a => Math.Max(Math.Abs(a.X), Math.Abs(a.Y))) > Size)
            {
                throw new ArgumentException($"an apex lies further away than the scan is wide, {Size} nm");
            }
        }
    }
}
