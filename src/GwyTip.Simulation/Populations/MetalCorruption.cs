namespace GwyTip.Simulation;

/// <summary>The ways in which the data of a scan of a metal is corrupted.</summary>
internal static class MetalCorruption
{
    /// <summary>Spoils a scan in one to three ways.</summary>
    public static ScanPlan Spoil(Draw draw, ScanPlan plan)
    {
        int ways = draw.Pick((1, 5), (2, 3), (3, 2));
        for (int i = 0; i < ways; i++)
        {
            plan = draw.Pick<Func<Draw, ScanPlan,
                ScanPlan>>((Streaks, 3), (Bursts, 2), (Lost, 2), (Flips, 2), (Noise, 2), (Ringing, 1), (Crash, 2))(draw, plan);
        }
        return plan;
    }

    private static ScanPlan Streaks(Draw draw, ScanPlan plan) => plan with
    {
        Corruption = plan.Corruption with { StreakShare = draw.In(0.15, 0.7), StreakHeight = draw.Log(0.03, 0.5) },
    };

    private static ScanPlan Bursts(Draw draw, ScanPlan plan) => plan with
    {
        Corruption = plan.Corruption with { Bursts = draw.Count(2, 6), BurstNoise = draw.Log(0.04, 0.4) },
    };

    private static ScanPlan Lost(Draw draw, ScanPlan plan) => plan with
    {
        Corruption = plan.Corruption with { LostPatches = draw.Count(1, 4), LostDepth = draw.Signed(0.2, 1.5) },
    };

    private static ScanPlan Flips(Draw draw, ScanPlan plan) => plan with
    {
        Corruption = plan.Corruption with { FlipHeight = draw.Signed(0.03, 0.4), Flips = draw.Log(0.3, 6) },
    };

    private static ScanPlan Noise(Draw draw, ScanPlan plan) => plan with
    {
        Noise = plan.Noise with { White = draw.Log(0.03, 0.2), Pink = draw.Log(0.03, 0.2) },
    };

    /// <summary>A feedback on the edge of instability, stirred by noise.</summary>
    private static ScanPlan Ringing(Draw draw, ScanPlan plan) => plan with
    {
        Feedback = new Feedback(draw.In(0.15, 0.5), draw.In(0.82, 0.94)),
        Noise = plan.Noise with { Mains = draw.Log(0.02, 0.1), MainsPeriods = draw.In(20, 120) },
        Corruption = plan.Corruption with { StreakShare = draw.In(0.05, 0.3), StreakHeight = draw.Log(0.02, 0.1) },
    };

    private static ScanPlan Crash(Draw draw, ScanPlan plan) => plan with
    {
        Corruption = plan.Corruption with
        {
            Crashes = [.. Enumerable.Range(0, draw.Count(2, 6)).Select(_ => (int)(draw.Share(0, 0.98) * plan.Pixels))],
            CrashHeight = draw.Log(0.3, 5),
        },
    };
}
