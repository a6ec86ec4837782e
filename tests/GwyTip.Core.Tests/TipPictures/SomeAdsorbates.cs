using GwyTip.Core;

namespace GwyTip.Tests;

/// <summary>
/// A flat terrace with round adsorbates strewn over it, and a little noise. The same arguments give the same scan.
/// </summary>
internal sealed record SomeAdsorbates(int Seed)
{
    public const int Width = 180, Lines = 160;

    public const double MetresPerPixel = 1e-10;

    /// <summary>Usual full width at half height, pixels.</summary>
    public const double UsualSize = 6;

    public double Size { get; init; } = UsualSize;

    public int Count { get; init; } = 18;

    /// <summary>Each shows once more, so many pixels to the right and up.</summary>
    public (double Right, double Up, double Height)? Ghost { get; init; }

    public double Noise { get; init; } = 0.01;

    public double[] Heights()
    {
        var random = new Random(Seed);
        var places = Places(random);
        var heights = new double[Width * Lines];
        for (int y = 0; y < Lines; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                double height = Noise * (random.NextDouble() - 0.5);
                foreach (var (px, py) in places)
                {
                    height += Bump(x - px, y - py);
                    height += Ghost is { } g ? g.Height * Bump(x - px - g.Right, y - py + g.Up) : 0;
                }
                heights[y * Width + x] = height;
            }
        }
        return heights;
    }

    public Scan Scan() => Over(Heights());

    public static Scan Over(double[] heights) =>
        new(heights, Width, Lines) { MetresPerPixelX = MetresPerPixel, MetresPerPixelY = MetresPerPixel };

    private double Bump(double dx, double dy) => Math.Exp(-4 * Math.Log(2) * (dx * dx + dy * dy) / (Size * Size));

    /// <summary>
    /// The same scan in another unit, from another zero, with its contrast turned round where the factor is negative.
    /// </summary>
    public static double[] Rescaled(double[] heights, double factor, double offset, bool mirrored)
    {
        double[] changed = [.. heights.Select(h => factor * (h + offset))];
        for (int y = 0; mirrored && y < Lines; y++)
        {
            changed.AsSpan(y * Width, Width).Reverse();
        }
        return changed;
    }

    /// <summary>Anywhere, but not so near each other that two are one, nor that one lies on the ghost of another.</summary>
    private List<(double X, double Y)> Places(Random random)
    {
        const int tries = 10_000;
        double margin = 2 * Size;
        while (true)
        {
            var places = new List<(double X, double Y)>();
            for (int i = 0; i < tries; i++)
            {
                double x = margin + (Width - 2 * margin) * random.NextDouble();
                double y = margin + (Lines - 2 * margin) * random.NextDouble();
                if (places.TrueForAll(p => AreApart(p.X - x, p.Y - y)))
                {
                    places.Add((x, y));
                }
                if (places.Count == Count)
                {
                    return places;
                }
            }
        }
    }

    private bool AreApart(double x, double y)
    {
        const double things = 2.5, ghosts = 1.8;
        return IsFurther(x, y, things) && (Ghost is not { } g
            || (IsFurther(x + g.Right, y - g.Up, ghosts) && IsFurther(x - g.Right, y + g.Up, ghosts)));
    }

    private bool IsFurther(double x, double y, double sizes) => x * x + y * y > sizes * Size * sizes * Size;
}
