using System.Text.Json.Serialization;

namespace GwyTip.Simulation;

/// <summary>Which piece of which surface lies under the tip.</summary>
[JsonDerivedType(typeof(SiliconPlan), "si-h-100")]
[JsonDerivedType(typeof(GoldPlan), "au-111")]
[JsonDerivedType(typeof(CopperPlan), "cu-111")]
public abstract record SurfacePlan
{
    public Terraces Terraces { get; init; } = new();

    /// <summary>Lumps of unknown stuff in the scan.</summary>
    public LumpPlan Lumps { get; init; } = new();

    /// <summary>Lays the surface out.</summary>
    /// <param name="size">Edge of the scan in nm.</param>
    /// <param name="random">Chooses places and phases.</param>
    internal abstract IReadOnlyList<ILayer> Build(double size, RandomSource random);
}

/// <summary>Lumps of unknown stuff, each some bumps grown together.</summary>
public sealed record LumpPlan
{
    public int Count { get; init; }

    /// <summary>Typical height in nm.</summary>
    public double Height { get; init; } = 0.3;

    /// <summary>Typical standard deviation of one of a lump's bumps, in nm.</summary>
    public double Width { get; init; } = 0.4;

    /// <summary>Share of the scan's edge that the square in the middle without lumps has: people choose a clean spot.</summary>
    public double Free { get; init; }

    /// <exception cref="ArgumentException">There cannot be such lumps.</exception>
    public void Check()
    {
        if (Count < 0 || !(Width > 0) || !(Free is >= 0 and <= 1))
        {
            throw new ArgumentException($"{Count} lumps {Width} nm wide, {Free} of the scan free of them, are not possible: "
                + "the width is above 0, the free share from 0 to 1");
        }
    }

    internal IEnumerable<Bump> Build(double size, RandomSource random)
    {
        for (int i = 0; i < Count; i++)
        {
            var at = Place(size, random);
            double height = Height * random.Between(0.4, 1.6);
            int bumps = 2 + random.Index(5);
            for (int b = 0; b < bumps; b++)
            {
                var place = at + Vector.Polar(Width * random.Between(0, 1.8), random.Between(0, 360));
                yield return new Bump(height * random.Between(0.3, 1), Width * random.Between(0.5, 1.3), place.X, place.Y);
            }
        }
    }

    private Vector Place(double size, RandomSource random)
    {
        Vector place;
        do
        {
            place = new Vector(random.Between(-0.55, 0.55) * size, random.Between(-0.55, 0.55) * size);
        }
        while (Math.Max(Math.Abs(place.X), Math.Abs(place.Y)) < Free * size / 2);
        return place;
    }
}
