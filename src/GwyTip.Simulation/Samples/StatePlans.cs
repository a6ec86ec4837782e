namespace GwyTip.Simulation;

/// <summary>A plan a tip state, at the sizes at which people label it: a few rows fill the scan.</summary>
public static class StatePlans
{
    public static ScanPlan Rows(ulong seed, double size = 3.5) => new()
    {
        Seed = seed,
        Size = size,
        Surface = new SurfacePlan { RowAngle = 7 },
        Tip = Tip.Rows,
        Noise = ScanNoise.Quiet with { Pink = 0.002 },
        TrueStates = [TipStates.Rows],
    };

    public static ScanPlan Dimers(ulong seed, double size = 3) => new()
    {
        Seed = seed,
        Size = size,
        Surface = new SurfacePlan { RowAngle = -42 },
        Tip = Tip.Dimers,
        TrueStates = [TipStates.Dimers],
    };

    public static ScanPlan Atoms(ulong seed, double size = 3.9) => new()
    {
        Seed = seed,
        Size = size,
        Surface = new SurfacePlan { RowAngle = -40, DanglingBonds = 1 },
        Tip = Tip.SharpAtoms,
        TrueStates = [TipStates.Atoms],
    };

    /// <summary>A tip that shows nothing of the lattice, and a feedback that loses the surface.</summary>
    public static ScanPlan Defect(ulong seed, double size = 8) => new()
    {
        Seed = seed,
        Size = size,
        Surface = new SurfacePlan { RowAngle = 20, Adsorbates = 4 },
        Tip = Tip.Blunt,
        Noise = ScanNoise.Quiet with { Pink = 0.008, White = 0.004, Lines = 0.01 },
        Corruption = new Corruption { StreakShare = 0.25, Bursts = 4, LostPatches = 2 },
        TrueStates = [TipStates.Defect],
    };

    /// <summary>Rows at first, dimers after a jump.</summary>
    public static ScanPlan Change(ulong seed, double size = 3.5)
    {
        var before = Rows(seed, size);
        return before with
        {
            TipChange = new TipChange(before.Pixels / 2, Tip.Dimers, Jump: 0.05),
            TrueStates = [TipStates.Change, TipStates.Dimers],
        };
    }
}
