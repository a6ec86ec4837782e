using GwyTip.Core;

namespace GwyTip.Simulation;

/// <summary>A scan whose tip state is known, because the simulator made it.</summary>
/// <param name="Scan">Heights in metres, first row on top; NaN where the scan was stopped before.</param>
/// <param name="Plan">What it was made from; its <see cref="ScanPlan.Labels"/> are the truth.</param>
public sealed record SimulatedScan(Scan Scan, ScanPlan Plan);

/// <summary>A scanning tunnelling microscope: surface, tip, scanner, feedback, mishaps, noise.</summary>
public static class Simulator
{
    private const double MetresPerNm = 1e-9;

    /// <summary>
    /// Heights are stored in steps of this, as an instrument's converter would. It also hides the last bits, in which
    /// mathematical functions differ between machines.
    /// </summary>
    private const double HeightStep = 1e-5;

    /// <exception cref="ArgumentException">The plan cannot be scanned; see <see cref="ScanPlan.Check"/>.</exception>
    public static SimulatedScan Run(ScanPlan plan)
    {
        plan.Check();
        var random = new RandomSource(plan.Seed);
        var heights = new Imaging(plan, plan.Surface.Build(plan.Size, random.Branch(1)), random.Branch(4)).Run();
        var lines = new TimeOrder(heights, plan.Pixels, plan.Direction == ScanDirection.Up);
        for (int line = 0; line < lines.Lines; line++)
        {
            plan.Feedback.Apply(lines.Line(line));
        }
        plan.Corruption.Apply(lines, random.Branch(2));
        plan.Noise.Apply(lines, random.Branch(3));
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] = Math.Round(heights[i] / HeightStep) * (HeightStep * MetresPerNm);
        }
        for (int line = plan.MeasuredLines ?? plan.Pixels; line < plan.Pixels; line++)
        {
            lines.Line(line).Fill(double.NaN);
        }
        return new SimulatedScan(
            new Scan(heights, plan.Pixels, plan.Pixels)
            {
                MetresPerPixelX = plan.PixelSize * MetresPerNm,
                MetresPerPixelY = plan.PixelSize * MetresPerNm,
                Direction = plan.Direction,
            },
            plan);
    }
}
