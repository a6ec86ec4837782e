namespace GwyTip.Simulation;

/// <summary>A tip: how sharply it sees the surface, and what of it.</summary>
public sealed record Tip
{
    /// <summary>What a point of the surface is smeared to: standard deviation of a Gaussian, in nm.</summary>
    public double Blur { get; init; }

    /// <summary>Height of a single atom's bump in nm, before blurring.</summary>
    public double Atoms { get; init; }

    /// <summary>Height of a single bond's bump in nm, before blurring.</summary>
    public double Bonds { get; init; }

    /// <summary>How unequal the two atoms of a dimer look: 0 alike, 1 only the left one shows.</summary>
    public double Asymmetry { get; init; }

    /// <summary>
    /// A second apex that images everything once more, moved by (x, y) nm and weaker by a factor; none at factor 0.
    /// </summary>
    public (double X, double Y, double Factor) SecondApex { get; init; }

    /// <summary>The shortest period that this tip shows, in nm; a scan needs two pixels for it.</summary>
    public double FinestPeriod { get; init; } = SiliconLattice.RowPeriod;

    /// <summary>Dimer rows and nothing finer.</summary>
    public static Tip Rows { get; } = new() { Blur = 0.21, Bonds = 0.06 };

    /// <summary>Dimers, one side of each a little brighter.</summary>
    public static Tip Dimers { get; } = new()
    {
        Blur = 0.115,
        Bonds = 0.035,
        Atoms = 0.02,
        Asymmetry = 0.5,
        FinestPeriod = SiliconLattice.DimerPeriod,
    };

    /// <summary>Two atoms a dimer.</summary>
    public static Tip SharpAtoms { get; } = new()
    {
        Blur = 0.085,
        Bonds = 0.008,
        Atoms = 0.06,
        FinestPeriod = SiliconLattice.AtomSeparation,
    };

    /// <summary>No lattice at all, contours doubled.</summary>
    public static Tip Blunt { get; } = new() { Blur = 0.5, Bonds = 0.02, SecondApex = (0.9, 0.5, 0.6) };

    /// <summary>Beyond this distance, in nm, no feature adds anything to speak of.</summary>
    public double Reach => Enum.GetValues<FeatureKind>()
        .SelectMany(Image).Select(b => b.Reach + Math.Max(Math.Abs(b.X), Math.Abs(b.Y))).DefaultIfEmpty(0).Max();

    /// <summary>How a feature looks through this tip.</summary>
    public IReadOnlyList<Bump> Image(FeatureKind kind)
    {
        var (height, width) = kind switch
        {
            FeatureKind.AtomLeft => (Atoms * (1 + Asymmetry), 0.04),
            FeatureKind.AtomRight => (Atoms * (1 - Asymmetry), 0.04),
            FeatureKind.Bond => (Bonds, 0.06),
            FeatureKind.DanglingBond => (0.08, 0.15),
            FeatureKind.Vacancy => (-0.06, 0.2),
            FeatureKind.Adsorbate => (0.35, 0.4),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        if (height == 0)
        {
            return [];
        }
        // A blunter tip makes a bump wider and, less than in proportion, lower.
        double blurred = Math.Sqrt(Blur * Blur + width * width);
        var bump = new Bump(height * width / blurred, blurred);
        return SecondApex.Factor == 0
            ? [bump]
            : [bump, new Bump(SecondApex.Factor * bump.Height, blurred, SecondApex.X, SecondApex.Y)];
    }
}
