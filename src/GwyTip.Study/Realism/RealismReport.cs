using GwyTip.Simulation;
using GwyTip.Training;
using GwyTip.Training.Documents;

namespace GwyTip.Study.Realism;

/// <summary>What the report found.</summary>
/// <param name="Surface">The surface.</param>
/// <param name="Real">Real scans compared.</param>
/// <param name="Simulated">Simulated ones.</param>
/// <param name="Auroc">How well a network tells them apart (0.5 not at all); null where none was trained.</param>
/// <param name="AurocByState">The same among the scans of each state; NaN as null.</param>
/// <param name="Traits">The numbers compared.</param>
internal sealed record RealismResult(
    string Surface, int Real, int Simulated, double? Auroc, IReadOnlyDictionary<string, double?> AurocByState,
    IReadOnlyList<TraitComparison> Traits);

/// <summary>
/// How far simulated scans are from real ones: <c>REALISM.md</c> and <c>realism.json</c> with numbers, charts of spectra and
/// heights, and both kinds side by side. Both go through the same line fits, 192 pixels and grey values 0..254 before anything is
/// compared, and there are as many of each state.
/// </summary>
internal static class RealismReport
{
    private const int ScansARow = 10;

    private const string LineSpectra = "line-spectra.svg", ColumnSpectra = "column-spectra.svg", Heights = "heights.svg";

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
        var told = options.Epochs > 0 ? RealOrSimulated.Measure([.. real, .. simulated], options.Epochs, say, stop) : null;
        var result = new RealismResult(
            options.Surface, real.Count, simulated.Count, told?.Area,
            (told?.ByState ?? new Dictionary<string, double>())
                .ToDictionary(p => p.Key, p => double.IsNaN(p.Value) ? (double?)null : p.Value),
            TraitComparison.Compare(realTraits, simulatedTraits));
        Directory.CreateDirectory(options.Output);
        void Put(string name, string text) => File.WriteAllText(Path.Combine(options.Output, name), text);
        Put(LineSpectra, RealismCharts.LineSpectra(realTraits, simulatedTraits));
        Put(ColumnSpectra, RealismCharts.ColumnSpectra(realTraits, simulatedTraits));
        Put(Heights, RealismCharts.Histograms(realTraits, simulatedTraits));
        Put("realism.json", RunJson.ToText(result));
        string[] states = [.. real.Select(s => s.State).Distinct()];
        ScanSheet.Write(
            Path.Combine(options.Output, "side-by-side.png"), [.. states.SelectMany(s => Pair(real, simulated, s))]);
        Put("REALISM.md", MarkdownWriter.Text(Page(result, states, options)));
        if (told is not null)
        {
            var byName = simulated.ToDictionary(s => s.Name);
            ScanSheet.Write(
                Path.Combine(options.Output, "least-real.png"),
                [.. told.MostAmiss.Take(3 * ScansARow).Select(n => byName[n].Scan).Chunk(ScansARow)]);
        }
        return result;
    }

    private static IEnumerable<Core.Scan[]> Pair(
        IReadOnlyList<RealismScan> real, IReadOnlyList<RealismScan> simulated, string state) =>
        new[] { real, simulated }.Select(
            kind => kind.Where(s => s.State == state).Take(ScansARow).Select(s => s.Scan).ToArray());

    private static RealismTraits[] Traits(IReadOnlyList<RealismScan> scans)
    {
        var traits = new RealismTraits[scans.Count];
        Parallel.For(0, scans.Count, i => traits[i] = RealismTraits.Measure(scans[i].Scan));
        return traits;
    }

    private static Document Page(RealismResult result, string[] states, RealismOptions options)
    {
        var page = new Document($"Simulated {result.Surface} beside real scans").Paragraph(
            $"{result.Real} real scans, {result.Simulated} simulated ones (seed {options.Seed}), as many of each state; both "
            + "with a line fitted to each line of the scan and taken off, 192 pixels wide, grey values 0..254.");
        if (result.Auroc is { } area)
        {
            var known = result.AurocByState.Where(p => p.Key.Length > 0 && p.Value is not null)
                .Select(p => $"{p.Key} {Cell.Paper(p.Value!.Value)}").ToArray();
            page.Paragraph(
                "A small network that was trained on half of the sessions tells real from simulated scans of the other half "
                + $"with an AUROC of **{Cell.Number(area)}** (0.5: not at all; mean of both halves)"
                + $"{(known.Length == 0 ? "" : "; ")}{string.Join(", ", known)}.");
        }
        return page
            .Table(
                ["", "real: quartiles", "simulated: quartiles", "distance"], result.Traits,
                t => [t.Name, Quartiles(t.Real), Quartiles(t.Simulated), Cell.Paper(t.Distance)])
            .Paragraph(
                "Heights are over the range from the 1st to the 99th percentile. Noise: mean difference of neighbouring "
                + "pixels. Distance: largest difference of the two distribution functions (Kolmogorov and Smirnov).")
            .Add(new PicturesBlock(
                (LineSpectra, "Power along lines"), (ColumnSpectra, "Power across lines"), (Heights, "Heights")))
            .Paragraph(
                "`side-by-side.png`: a row of real and a row of simulated scans for each of "
                + $"{string.Join(", ", states.Select(s => s.Length == 0 ? "all" : s))}."
                + (result.Auroc is null ? "" : " `least-real.png`: the simulated scans that look least real to the network."));
    }

    private static string Quartiles(double[] values) => string.Join(" · ", values.Select(v => Cell.Number(v, "G3")));
}
