using GwyTip.Core;

namespace GwyTip.Simulation;

/// <summary>Scans of a <see cref="Population"/>: each follows from a plan, which knows the truth.</summary>
internal sealed class PlannedScans(SimulationRequest request) : ScanSource
{
    public override IReadOnlyList<string> Labels { get; } = Population.ForSurface(request.Surface).Labels;

    internal override MadeScan Make(int number)
    {
        var plan = request.PlanOf(number);
        return new MadeScan(
            new ScanFacts(
                request.SessionOf(number), request.SeriesOf(number),
                Labels.ToDictionary(l => l, l => plan.Labels.Contains(l) ? 1.0 : 0),
                new ScanParameters(request.FileOf(number), [.. plan.TipChanges.Select(c => plan.RowOf(c.Line))], plan)),
            new Lazy<Scan>(() => Simulator.Run(plan).Scan),
            Masks: new Dictionary<string, bool[]>());
    }

    /// <param name="File">Name of the scan's file.</param>
    /// <param name="TipChangeRows">Rows of the image, 0 on top, in which the tip changed.</param>
    /// <param name="Plan">What the scan was made from; lengths in nm.</param>
    private sealed record ScanParameters(string File, int[] TipChangeRows, ScanPlan Plan);
}
