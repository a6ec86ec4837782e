using GwyTip.Simulation;

namespace GwyTip.Trainer.Running;

/// <summary>Trials of the alarm on simulated scans of a surface: as many in which the tip changes once as clean ones.</summary>
public static class SimulatedTrials
{
    private const int ScansASession = 10;

    private const ulong Seed = 1;

    /// <param name="surface">A surface that can be simulated.</param>
    /// <param name="count">Scans of each kind.</param>
    /// <param name="ranges">Where the scans' parameters are drawn from.</param>
    /// <exception cref="ArgumentException">The surface cannot be simulated.</exception>
    public static (IReadOnlyList<AlarmTrial> Changed, IReadOnlyList<AlarmTrial> Clean) Of(string surface, int count, ParameterRanges ranges)
    {
        var population = Population.Of(surface);
        var size = new ScanSize(null, null, population.UsualPixels);
        var plans = Enumerable.Range(0, int.MaxValue)
            .Select(n => population.Plan(Seed, n / ScansASession, n % ScansASession, size, ranges));
        var changed = new List<ScanPlan>();
        var clean = new List<ScanPlan>();
        foreach (var plan in plans)
        {
            if (changed.Count >= count && clean.Count >= count)
            {
                break;
            }
            bool usable = !plan.Labels.Contains(SiliconLabels.Bad);
            if (plan.TipChanges.Count == 1 && changed.Count < count)
            {
                changed.Add(plan);
            }
            else if (plan.TipChanges.Count == 0 && usable && clean.Count < count)
            {
                clean.Add(plan);
            }
        }
        return (Run(changed), Run(clean));
    }

    private static AlarmTrial[] Run(List<ScanPlan> plans) =>
        [.. plans.AsParallel().AsOrdered().Select(p => AlarmTrial.Of(Simulator.Run(p).Scan, p.TipChanges is [var change] ? change.Line : null))];
}
