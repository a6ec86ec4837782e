using System.Globalization;
using System.Text;
using GwyTip.Simulation;
using GwyTip.Training;

namespace GwyTip.Study.Realism;

/// <summary>What the report found.</summary>
/// <param name="Surface">The surface.</param>
/// <param name="Real">Real scans compared.</param>
/// <param name="Simulated">Simulated ones.</param>
/// <param name="Auroc">How well a network tells them apart (0.5 not at all); null where none was trained.</param>
/// <param name="AurocByState">The same among the scans of each state; NaN as null.</param>
/// <param name="Traits">The numbers compared.</param>
public sealed record RealismResult(
    string Surface, int Real, int Simulated, double? Auroc, IReadOnlyDictionary<string, double?> AurocByState, IReadOnlyList<TraitComparison> Traits);

/// <summary>
/// How far simulated scans are from real ones: <c>REALISM.md</c> and <c>realism.json</c> with numbers, charts of spectra and heights,
/// and both kinds side by side. Both go through the same line fits, 192 pixels and grey values 0..254 before anything is compared,
/// and there are as many of each state.
/// </summary>
public static class RealismReport
{
    private const int ScansARow = 10;

    /// <param name="options">What to compare.</param>
    /// <param name="say">Told what is being done.</param>
    /// <param name="stop">Stops between two steps.</param>
    /// <exception cref="TrainingException">There is nothing to compare.</exception>
    public static RealismResult Write(RealismOptions options, Action<string> say, CancellationToken stop = default)
    {
        var real = RealismScans.Real(options);
        say($"{real.Count} real scans of {real.Select(s => s.Session).Distinct().Count()} sessions");
        var simulated = RealismScans.Simulated(options, real);
        say($"{simulated.Count} simulated scans");
        var (realTraits, simulatedTraits) = (Traits(real), Traits(simulated));
        var told = options.Epochs > 0 ? RealOrSimulated.Of([.. real, .. simulated], options.Epochs, say, stop) : null;
        var result = new RealismResult(
            options.Surface, real.Count, simulated.Count, told?.Area,
            (told?.ByState ?? new Dictionary<string, double>()).ToDictionary(p => p.Key, p => double.IsNaN(p.Value) ? (double?)null : p.Value),
            TraitComparison.Of(realTraits, simulatedTraits));
        Directory.CreateDirectory(options.Output);
        void Put(string name, string text) => File.WriteAllText(Path.Combine(options.Output, name), text);
        Put("line-spectra.svg", RealismCharts.LineSpectra(realTraits, simulatedTraits));
        Put("column-spectra.svg", RealismCharts.ColumnSpectra(realTraits, simulatedTraits));
        Put("heights.svg", RealismCharts.Histograms(realTraits, simulatedTraits));
        Put("realism.json", RunJson.ToText(result));
        string[] states = [.. real.Select(s => s.State).Distinct()];
        ScanSheet.Write(Path.Combine(options.Output, "side-by-side.png"), [.. states.SelectMany(s => Pair(real, simulated, s))]);
        Put("REALISM.md", Text(result, states, options));
        if (told is not null)
        {
            var byName = simulated.ToDictionary(s => s.Name);
            ScanSheet.Write(Path.Combine(options.Output, "least-real.png"), [.. told.MostAmiss.Take(3 * ScansARow).Select(n => byName[n].Scan).Chunk(ScansARow)]);
        }
        return result;
    }

    private static IEnumerable<GwyTip.Core.Scan[]> Pair(IReadOnlyList<RealismScan> real, IReadOnlyList<RealismScan> simulated, string state) =>
        new[] { real, simulated }.Select(kind => kind.Where(s => s.State == state).Take(ScansARow).Select(s => s.Scan).ToArray());

    private static RealismTraits[] Traits(IReadOnlyList<RealismScan> scans)
    {
        var traits = new RealismTraits[scans.Count];
        Parallel.For(0, scans.Count, i => traits[i] = RealismTraits.Of(scans[i].Scan));
        return traits;
    }

    private static string Text(RealismResult result, string[] states, RealismOptions options)
    {
        var text = new StringBuilder();
        text.Append(Invariant($"# Simulated {result.Surface} beside real scans\n\n"));
        text.Append(Invariant($"{result.Real} real scans, {result.Simulated} simulated ones (seed {options.Seed}), as many of each state; both with a line fitted to each line of the scan and taken off, 192 pixels wide, grey values 0..254.\n\n"));
        if (result.Auroc is { } area)
        {
            text.Append(Invariant($"A small network that was trained on half of the sessions tells real from simulated scans of the other half with an AUROC of **{area:F3}** (0.5: not at all; mean of both halves)"));
            var known = result.AurocByState.Where(p => p.Key.Length > 0 && p.Value is not null).ToArray();
            text.Append(known.Length == 0 ? ".\n\n" : Invariant($"; {string.Join(", ", known.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} {p.Value:F2}")))}.\n\n"));
        }
        text.Append("| | real: quartiles | simulated: quartiles | distance |\n|---|---|---|---|\n");
        foreach (var trait in result.Traits)
        {
            text.Append(Invariant($"| {trait.Name} | {Quartiles(trait.Real)} | {Quartiles(trait.Simulated)} | {trait.Distance:F2} |\n"));
        }
        text.Append("\nHeights are over the range from the 1st to the 99th percentile. Noise: mean difference of neighbouring pixels. Distance: largest difference of the two distribution functions (Kolmogorov and Smirnov).\n\n");
        text.Append("![](line-spectra.svg) ![](column-spectra.svg) ![](heights.svg)\n\n");
        text.Append(Invariant($"`side-by-side.png`: a row of real and a row of simulated scans for each of {string.Join(", ", states.Select(s => s.Length == 0 ? "all" : s))}."));
        text.Append(result.Auroc is null ? "\n" : " `least-real.png`: the simulated scans that look least real to the network.\n");
        return text.ToString();
    }

    private static string Quartiles(double[] values) => string.Join(" · ", values.Select(v => v.ToString("G3", CultureInfo.InvariantCulture)));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
