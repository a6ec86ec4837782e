using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Simulation;
using GwyTip.Training;
using GwyTip.Training.Data;

namespace GwyTip.Study.Realism;

/// <summary>Chooses real scans, and simulates as many of each state.</summary>
internal static class RealismScans
{
    /// <summary>Fewer lines than these have no spectrum to speak of.</summary>
    private const int FewestLines = 100;

    /// <exception cref="TrainingException">There are no real scans to use.</exception>
    public static IReadOnlyList<RealismScan> Real(RealismOptions options)
    {
        var named = options.RealLabels is { } labels
            ? LabelFile.Read(labels, SurfaceLabels.ForSurface(options.Surface)).Where(s => s.SingleState is not null)
                .Select(s => (File: Path.Combine(options.RealImages, s.File), s.Session, State: s.SingleState!))
            : Files(options.RealImages).Select(f => (File: f, Session: f, State: ""));
        var byState = named.GroupBy(s => s.State).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        int each = Math.Max(1, options.Count / Math.Max(1, byState.Length));
        var scans = new List<RealismScan>();
        using var gwyddion = new GwyddionReader();
        foreach (var state in byState)
        {
            var shuffled = state.ToArray();
            new Random((int)options.Seed).Shuffle(shuffled);
            scans.AddRange(shuffled.Select(s => TryRead(s.File, gwyddion, s.Session, s.State)).OfType<RealismScan>().Take(each));
        }
        return scans.Count > 0
            ? scans
            : throw new TrainingException($"no scan of {options.RealImages} can be compared: each needs {FewestLines} lines, "
                + "and a single state where there are labels");
    }

    /// <summary>As many as there are real ones of each state.</summary>
    public static IReadOnlyList<RealismScan> Simulated(RealismOptions options, IReadOnlyList<RealismScan> real)
    {
        var population = Population.ForSurface(options.Surface);
        var size = new ScanSize(options.Size?.Smallest, options.Size?.Largest, population.UsualPixels);
        var request = new SimulationRequest
        {
            Surface = options.Surface,
            Count = 20 * real.Count,
            Seed = options.Seed,
            Size = size,
        };
        request.Check();
        var wanted = real.GroupBy(s => s.State).ToDictionary(g => g.Key, g => g.Count());
        var scans = new List<RealismScan>();
        for (int i = 0; i < request.Count && wanted.Values.Any(n => n > 0); i++)
        {
            var plan = request.PlanOf(i);
            string state = wanted.ContainsKey("") ? "" : StateOf(options.Surface, plan) ?? "none";
            if (wanted.GetValueOrDefault(state) > 0
                && Usable(GreyImage.AsPublished(Simulator.Run(plan).Scan).ToScan()) is { } scan)
            {
                wanted[state]--;
                scans.Add(new RealismScan($"{i:000000}", request.SessionOf(i), state, Real: false, scan));
            }
        }
        return scans;
    }

    private static string? StateOf(string surface, ScanPlan plan)
    {
        string[] shown = [.. SurfaceLabels.ForSurface(surface).States
            .Where(s => s.Name != TipState.TipChange && s.Columns.Any(plan.Labels.Contains)).Select(s => s.Name)];
        return shown.Length == 1 ? shown[0] : null;
    }

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : throw new TrainingException($"there is no folder {folder}");

    private static RealismScan? TryRead(string file, GwyddionReader gwyddion, string session, string state) =>
        ScanReading.One(file, gwyddion, scan => GreyImage.AsPublished(scan).ToScan()).Value is { } read
            && Usable(read) is { } usable
            ? new RealismScan(file, session, state, Real: true, usable)
            : null;

    /// <summary>The scan, if it can be judged and has enough lines.</summary>
    private static Scan? Usable(Scan scan)
    {
        try
        {
            return scan.Lines >= FewestLines && FlattenedScan.Flatten(scan) is not null ? scan : null;
        }
        catch (ScanException)
        {
            return null;
        }
    }
}
