using GwyTip.Simulation;

namespace GwyTip.Study.PartialScans;

/// <summary>
/// Simulated scans of a surface to try on them what tells a tip change. Changed: the tip changes, and in some soon back again;
/// either line counts. Clean: a usable tip that does not change.
/// </summary>
/// <param name="Changed">Scans with a usable tip, but for the change: people would not call them useless.</param>
/// <param name="ChangedBad">Scans that are useless besides: a blunt tip, crashes, lost feedback, hardly any lines.</param>
/// <param name="Clean">As many as changed ones of both kinds together.</param>
internal sealed record SimulatedTrials(
    IReadOnlyList<TrialScan> Changed, IReadOnlyList<TrialScan> ChangedBad, IReadOnlyList<TrialScan> Clean)
{
    private const int ScansASession = 10;

    /// <param name="surface">A surface that can be simulated.</param>
    /// <param name="count">Scans with a change, and as many clean ones.</param>
    /// <param name="ranges">Where the scans' parameters are drawn from.</param>
    /// <param name="seed">Which scans.</param>
    /// <exception cref="ArgumentException">The surface cannot be simulated.</exception>
    public static SimulatedTrials Draw(string surface, int count, ParameterRanges ranges, ulong seed)
    {
        var population = Population.ForSurface(surface);
        var size = new ScanSize(null, null, population.UsualPixels);
        var changed = new List<ScanPlan>();
        var clean = new List<ScanPlan>();
        for (int n = 0; changed.Count < count || clean.Count < count; n++)
        {
            var plan = population.Plan(seed, n / ScansASession, n % ScansASession, size, ranges);
            if (plan.TipChanges.Count > 0 && changed.Count < count)
            {
                changed.Add(plan);
            }
            else if (plan.TipChanges.Count == 0 && IsUsable(plan) && clean.Count < count)
            {
                clean.Add(plan);
            }
        }
        return new SimulatedTrials(Run(changed.Where(IsUsable)), Run(changed.Where(p => !IsUsable(p))), Run(clean));
    }

    private static bool IsUsable(ScanPlan plan) =>
        !plan.Labels.Contains(SiliconLabels.Bad) && !plan.Labels.Contains(MetalLabels.Corruption);

    private static TrialScan[] Run(IEnumerable<ScanPlan> plans) =>
        [.. plans.AsParallel().AsOrdered().Select(
            p => new TrialScan(Simulator.Run(p).Scan, [.. p.TipChanges.Select(c => c.Line)]))];
}
