namespace GwyTip.Simulation;

/// <summary>A plan a tip state of a metal, with the paper's 2 Å or so a pixel.</summary>
public static class MetalPlans
{
    private const double Size = 20;

    private static readonly Tip Sharp = new() { Apices = [new(0.8)] };

    private static readonly Terraces TwoSteps = new() { Steps = [-4, 5], Angle = 35, Wander = 0.5, Seed = 4 };

    public static GoldPlan Gold { get; } = new() { LatticeAngle = 12, HerringboneAngle = 42, Elbows = 13 };

    public static CopperPlan Copper { get; } = new() { LatticeAngle = 12 };

    /// <summary>A sample a state.</summary>
    /// <param name="surface">Its name.</param>
    /// <param name="clean">The surface without anything on it.</param>
    internal static IEnumerable<Sample> Samples(string surface, MetalPlan clean) =>
    [
        new(surface, "atoms", Atoms(clean, 1), MetalLabels.Atoms),
        new(surface, "impurities", Impurities(clean, 2), MetalLabels.Impurities),
        new(surface, "double-tip", DoubleTip(clean, 3), MetalLabels.DoubleTip),
        new(surface, "corruption", Corrupted(clean, 4), MetalLabels.Corruption),
        new(surface, "steps", Steps(clean, 5), MetalLabels.StepEdges),
        new(surface, "tip-change", Change(clean, 6), MetalLabels.TipChange),
    ];

    /// <summary>Single adatoms, on copper CO molecules too, imaged round.</summary>
    public static ScanPlan Atoms(MetalPlan clean, ulong seed) => Plan(WithAtoms(clean), seed, MetalLabels.Atoms);

    public static ScanPlan Impurities(MetalPlan clean, ulong seed) =>
        Plan(clean with { Lumps = new LumpPlan { Count = 7, Height = 0.25, Width = 0.5 } }, seed, MetalLabels.Impurities);

    public static ScanPlan DoubleTip(MetalPlan clean, ulong seed) =>
        Plan(clean with { Adatoms = 20 }, seed, MetalLabels.DoubleTip) with
        {
            Tip = new Tip { Apices = [new(0.8), new(0.9, 1, 0.5, 0.005)] },
        };

    public static ScanPlan Corrupted(MetalPlan clean, ulong seed) => Plan(WithAtoms(clean), seed, MetalLabels.Corruption) with
    {
        Corruption = new Corruption { StreakShare = 0.4, StreakHeight = 0.2, Bursts = 3, BurstNoise = 0.15 },
    };

    public static ScanPlan Steps(MetalPlan clean, ulong seed) =>
        Plan(clean with { Terraces = TwoSteps }, seed, MetalLabels.StepEdges);

    /// <summary>Halfway down the tip gets blunter, and another apex images.</summary>
    public static ScanPlan Change(MetalPlan clean, ulong seed) =>
        Plan(WithAtoms(clean), seed, MetalLabels.Atoms, MetalLabels.TipChange) with
        {
            TipChanges = [new TipChange(StatePlans.Pixels / 2, new Tip { Apices = [new(4, 1.2, -0.7)] }, Jump: 0.12, Pixel: 30)],
        };

    private static MetalPlan WithAtoms(MetalPlan clean) => clean switch
    {
        CopperPlan copper => copper with { CarbonMonoxide = 9, Adatoms = 7 },
        _ => clean with { Adatoms = 14 },
    };

    private static ScanPlan Plan(SurfacePlan surface, ulong seed, params string[] labels) => new()
    {
        Seed = seed,
        Size = Size,
        Pixels = StatePlans.Pixels,
        Surface = surface,
        Tip = Sharp,
        Motion = new Motion { Tilt = new(0.004, -0.006), Drift = new(0.2, 0.1) },
        // As on good measured scans.
        Noise = new ScanNoise { White = 0.0003, Pink = 0.0004, Lines = 0.001 },
        Labels = labels,
    };
}
