namespace GwyTip.Simulation;

/// <summary>The ways in which a scan of H:Si(100) is useless: the paper's generic defect.</summary>
internal static class SiliconDefects
{
    /// <summary>Spoils a scan of a blunt tip.</summary>
    public static ScanPlan Spoil(Draw draw, ScanPlan plan) =>
        draw.Pick<Func<Draw, ScanPlan, ScanPlan>>((Crashed, 26), (Dirty, 30), (Noisy, 7), (Lost, 16), (Strip, 12))(draw, plan);

    /// <summary>Lines so high or low that nothing else is to be seen.</summary>
    private static ScanPlan Crashed(Draw draw, ScanPlan plan) => plan with
    {
        Corruption = plan.Corruption with
        {
            Crashes = [.. Enumerable.Range(0, draw.Count(1, 3)).Select(_ => (int)(draw.Share(0, 0.98) * plan.Pixels))],
            CrashHeight = draw.Log(1, 30),
        },
    };

    /// <summary>Lumps wherever one looks.</summary>
    private static ScanPlan Dirty(Draw draw, ScanPlan plan) => plan with
    {
        Surface = plan.Surface with
        {
            Lumps = new LumpPlan
            {
                Count = draw.Count(3, 14),
                Height = draw.Log(0.1, 0.8),
                Width = draw.Log(0.05, 0.13) * plan.Size,
            },
        },
    };

    /// <summary>Nothing but noise to speak of.</summary>
    private static ScanPlan Noisy(Draw draw, ScanPlan plan) => plan with
    {
        Noise = plan.Noise with { White = draw.Log(0.004, 0.03), Pink = draw.Log(0.015, 0.1) },
    };

    /// <summary>The feedback loses the surface, lines tear.</summary>
    private static ScanPlan Lost(Draw draw, ScanPlan plan) => plan with
    {
        Corruption = plan.Corruption with
        {
            StreakShare = draw.In(0.1, 0.6),
            StreakHeight = draw.Log(0.05, 0.5),
            Bursts = draw.Count(0, 4),
            BurstNoise = draw.Log(0.02, 0.2),
            LostPatches = draw.Count(0, 3),
            LostDepth = draw.Signed(0.2, 1),
            FlipHeight = draw.Signed(0.02, 0.3),
            Flips = draw.Chance(0.4) ? draw.Log(0.05, 3) : 0,
        },
    };

    /// <summary>The scan was stopped after a few lines.</summary>
    private static ScanPlan Strip(Draw draw, ScanPlan plan) =>
        plan with { MeasuredLines = Math.Max(17, (int)(draw.Share(0.06, 0.24) * plan.Pixels)) };
}
