using GwyTip.Core;

namespace GwyTip.Simulation;

/// <summary>A scan whose tip state is known, because the simulator made it.</summary>
/// <param name="Scan">Heights in metres, first line on top.</param>
/// <param name="Plan">What it was made from; its <see cref="ScanPlan.TrueStates"/> are the truth.</param>
public sealed record SimulatedScan(Scan Scan, ScanPlan Plan);

/// <summary>A scanning tunnelling microscope over H:Si(100)-2×1: surface, tip, creep, noise, mishaps.</summary>
public static class Simulator
{
    private const double MetresPerNm = 1e-9;

    /// <summary>
    /// Heights are stored in steps of this, as an instrument's converter would. It also hides the last bits, in which mathematical
    /// functions differ between machines.
    /// </summary>
    private const double HeightStep = 1e-5;

    /// <exception cref="ArgumentException">The plan cannot be scanned; see <see cref="ScanPlan.Check"/>.</exception>
    public static SimulatedScan Run(ScanPlan plan)
    {
        plan.Check();
        var random = new RandomSource(plan.Seed);
        double creep = Math.Max(Math.Abs(plan.Noise.Drift.X), Math.Abs(plan.Noise.Drift.Y));
        double margin = creep + Math.Max(plan.Tip.Reach, plan.TipChange?.After.Reach ?? 0);
        var surface = Surface.Build(plan.Surface, plan.Size, margin, random.Branch(1));
        var heights = new Imaging(plan, surface).Run();
        plan.Corruption.Apply(heights, plan.Pixels, random.Branch(2));
        AddNoise(plan, heights, random.Branch(3));
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] = Math.Round(heights[i] / HeightStep) * (HeightStep * MetresPerNm);
        }
        return new SimulatedScan(
            new Scan(heights, plan.Pixels, plan.Pixels)
            {
                MetresPerPixelX = plan.PixelSize * MetresPerNm,
                MetresPerPixelY = plan.PixelSize * MetresPerNm,
                Direction = ScanDirection.Down,
            },
            plan);
    }

    private static void AddNoise(ScanPlan plan, double[] heights, RandomSource random)
    {
        var noise = plan.Noise;
        var pink = new PinkNoise(random.Branch(1));
        for (int line = 0; line < plan.Pixels; line++)
        {
            double offset = noise.Lines * random.Normal() + noise.Tilt.Y * line * plan.PixelSize;
            for (int pixel = 0; pixel < plan.Pixels; pixel++)
            {
                heights[line * plan.Pixels + pixel] += offset + noise.Tilt.X * pixel * plan.PixelSize
                    + noise.White * random.Normal() + noise.Pink * pink.Next();
            }
        }
    }
}
