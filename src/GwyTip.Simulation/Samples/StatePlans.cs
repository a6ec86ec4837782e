namespace GwyTip.Simulation;

/// <summary>A plan a tip state of H:Si(100), at the sizes at which people label it: a few rows fill the scan.</summary>
public static class StatePlans
{
    /// <summary>Pixels along an edge of every sample: enough for what it shows, and small files.</summary>
    internal const int Pixels = 80;

    private static readonly Motion Moves = new() { Tilt = new(0.004, -0.006), Drift = new(0.08, 0.05) };

    public static ScanPlan Rows(ulong seed, double size = 4.2) => new()
    {
        Seed = seed,
        Size = size,
        Pixels = Pixels,
        Surface = new SiliconPlan { RowAngle = 7 },
        Tip = Tip.Rows,
        Motion = Moves,
        Noise = ScanNoise.Quiet with { Pink = 0.002 },
        Labels = [SiliconLabels.Rows],
    };

    public static ScanPlan Dimers(ulong seed, double size = 3.4) => new()
    {
        Seed = seed,
        Size = size,
        Pixels = Pixels,
        Surface = new SiliconPlan { RowAngle = -42 },
        Tip = Tip.Dimers,
        Motion = Moves,
        Labels = [SiliconLabels.Dimers],
    };

    public static ScanPlan Atoms(ulong seed, double size = 3.9) => new()
    {
        Seed = seed,
        Size = size,
        Pixels = Pixels,
        Surface = new SiliconPlan { RowAngle = -40, DanglingBonds = 1 },
        Tip = Tip.SharpAtoms,
        Motion = Moves,
        Labels = [SiliconLabels.Atoms],
    };

    /// <summary>A tip that shows nothing of the lattice, and a feedback that loses the surface.</summary>
    public static ScanPlan Defect(ulong seed, double size = 8) => new()
    {
        Seed = seed,
        Size = size,
        Pixels = Pixels,
        Surface = new SiliconPlan { RowAngle = 20, Lumps = new LumpPlan { Count = 4 } },
        Tip = Tip.Blunt,
        Motion = Moves,
        Noise = ScanNoise.Quiet with { Pink = 0.008, White = 0.004, Lines = 0.01 },
        Corruption = new Corruption { StreakShare = 0.25, Bursts = 4, LostPatches = 2 },
        Labels = [SiliconLabels.Bad],
    };

    /// <summary>Rows at first, dimers by another apex after a jump.</summary>
    public static ScanPlan Change(ulong seed, double size = 4.2)
    {
        var before = Rows(seed, size);
        return before with
        {
            TipChanges = [new TipChange(before.Pixels / 2, Tip.Dimers with { Apices = [new(0.3, 0.3, 0.1)] }, Jump: 0.05)],
            Labels = [SiliconLabels.TipChange, SiliconLabels.Dimers],
        };
    }
}
