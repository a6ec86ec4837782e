using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;

namespace GwyTip.Study.RealFiles;

/// <summary>What the bundles say of real scans, as a page: figures, verdicts by what the scans show, file by file.</summary>
internal static class RealPage
{
    /// <summary>The set of scans that whoever made the bundles could look at.</summary>
    private const string InView = "dev";

    /// <param name="command">The command line that makes the page.</param>
    /// <param name="calls">At least one.</param>
    /// <param name="bundles">Those that were asked.</param>
    /// <param name="laid"><see cref="LaidFaults"/>; null: none were.</param>
    public static Document Make(
        string command, IReadOnlyList<RealCall> calls, IReadOnlyCollection<Bundle> bundles, EvaluationResult? laid)
    {
        var sets = calls.CountBy(c => c.Scan.Set).Select(s => $"{Cell.Count(s.Value)} of the set `{s.Key}`");
        return new Document("Real files, one by one")
            .Code([command])
            .Paragraph(
                $"What the bundles say of {Cell.Count(calls.Count)} measured scan{(calls.Count == 1 ? "" : "s")} "
                + $"({string.Join(", ", sets)}), each judged as `gwytip classify` does, surface `auto`, "
                + $"beside what somebody sees in them. Those of the set `{InView}` were in view while the bundles were made.")
            .Heading(2, "Figures")
            .Add(Figures(calls))
            .Add(laid is null ? [] : LaidFaults.Section(laid))
            .Heading(2, "Scans of their own")
            .Add(HeldOut(bundles))
            .Heading(2, "Verdicts by what the scans show")
            .Add(Verdicts(calls))
            .Heading(2, "File by file")
            .Add(Files(calls));
    }

    /// <summary>The heading of <see cref="CardSection"/>.</summary>
    public const string CardTitle = "On measured scans";

    /// <summary>What a card says of a bundle that learned from simulated scans alone.</summary>
    /// <param name="command">The command line that writes it.</param>
    /// <param name="calls">The bundle's own, its surface forced; at least one.</param>
    public static Document CardSection(string command, IReadOnlyList<RealCall> calls) => new Document()
        .Heading(2, CardTitle)
        .Paragraph(
            $"{Cell.Count(calls.Count)} scans of metals and other surfaces from public repositories, all judged by this bundle "
            + "whether it recognises them or not, beside what one observer sees in them. It learned from none of them; "
            + $"{HowMany(calls.Count(c => c.Scan.Set == InView), calls.Count)} in view while GwyTip was made.")
        .Add(Figures(calls, byAny: calls.Any(c => c.Said.Report?.Surface == AnySurface.Name)))
        .Code([command]);

    private static string HowMany(int some, int all) =>
        some == all ? "all were" : some == 0 ? "none was" : $"{Cell.Count(some)} of them {(some == 1 ? "was" : "were")}";

    /// <summary>A further section: files of which somebody noted what may be said.</summary>
    public static void AddExpected(Document page, IReadOnlyList<(ExpectedFile Expected, RealVerdict Said)> files)
    {
        var foreign = files.Where(f => f.Expected.IsForeign).ToArray();
        page.Heading(2, "Beside the operators' notes")
            .Add(TableBlock.FromItems(
                "What the notes of those who measured let one expect. Score: how much the scan looks like the surface whose "
                + "bundle answered.",
                ["file", "surface", "score", "verdict", "expected", "agrees"], files,
                f =>
                [
                    f.Expected.File, SurfaceOf(f.Said), Cell.Number(f.Said.Report?.Match?.Score ?? double.NaN), VerdictOf(f.Said),
                    $"{string.Join(" or ", f.Expected.Surfaces)}: {string.Join(" or ", f.Expected.Verdicts)}",
                    f.Expected.Accepts(f.Said) ? "yes" : "no",
                ]))
            .Paragraph($"{files.Count(f => f.Expected.Accepts(f.Said))} of {files.Count} agree, of the foreign ones "
                + $"{foreign.Count(f => f.Expected.Accepts(f.Said))} of {foreign.Length}.");
    }

    private static TableBlock Figures(IReadOnlyList<RealCall> calls, bool byAny = false) => TableBlock.FromItems(
        "On scans that are clearly good or bad; foreign ones all. Good against bad, and each fault against the sharp scans: by "
        + "the largest confidence of a desirable state less the largest of an undesirable one. Double tip: by the confidence of "
        + "that state, noise by the largest of `corruption`, `generic_defect` and `noise`. Not taken for a known "
        + "surface: the verdict is `unknown-surface`, or the bundle `any` answered. Intervals of 95 % "
        + $"from {Cell.Count(RealFigure.Resamples)} draws of measuring days or, where a file's name tells none, repositories.",
        ["figure", "value", "from", "to", "aim", "scans", "days or repositories"], RealFigure.Measure(calls, byAny),
        f =>
        [
            f.Name, Cell.Number(f.Value), Cell.Number(f.Interval.Low), Cell.Number(f.Interval.High), Aim.Of(f.AimedAt),
            f.Negative is { } negative ? $"{Cell.Count(f.Positive)} against {Cell.Count(negative)}" : $"{Cell.Count(f.Positive)}",
            Cell.Count(f.Groups),
        ]);

    private static TableBlock HeldOut(IReadOnlyCollection<Bundle> bundles) => TableBlock.FromItems(
        "What each bundle is worth on labelled scans that it was not made with, by its manifest, with all of its digits; its "
        + "card says more. AUROC: mean of the states other than tip change. Foreign: simulated scans of other kinds that it "
        + "calls so, and its own.",
        [
            "bundle", "held out", "scans", "sessions", "AUROC", "balanced accuracy", "precision", "recall", "good or bad, AUROC",
            "tip change, AUROC", "calibration error", "foreign noticed", "own called foreign",
        ],
        bundles,
        b =>
        [
            b.Surface, b.Manifest.TrainingData.Simulated ? "simulated" : "measured", Count(b, "images"), Count(b, "sessions"),
            .. new[]
            {
                "auroc", "balanced_accuracy", "precision", "recall", "good_bad_auroc", "tip_change_auroc", "ece",
                "unknown_surface_noticed", "unknown_surface_false_alarms",
            }.Select(name => Cell.Number(Quality(b, name), "0.0000")),
        ]);

    private static Cell Count(Bundle bundle, string name) =>
        Quality(bundle, name) is var n && double.IsNaN(n) ? Cell.None : Cell.Count((long)n);

    private static double Quality(Bundle bundle, string name) => bundle.Manifest.Quality.GetValueOrDefault(name, double.NaN);

    private static TableBlock Verdicts(IReadOnlyList<RealCall> calls)
    {
        var verdicts = Enum.GetValues<Verdict>();
        return TableBlock.FromItems(
            "Clear: no doubt about what they show. By `any`: the bundle of that name answered.",
            ["kind", "label", "scans", "clear", .. verdicts.Select(Core.Verdicts.NameOf), "not judged", "by any"],
            calls.GroupBy(c => (c.Scan.Kind, c.Scan.Label))
                .OrderBy(g => RealScan.Kinds.ToList().IndexOf(g.Key.Kind)).ThenBy(g => g.Key.Label, StringComparer.Ordinal),
            g =>
            [
                g.Key.Kind, g.Key.Label, Cell.Count(g.Count()), Cell.Count(g.Count(c => c.Scan.IsClear)),
                .. verdicts.Select(v => Cell.Count(g.Count(c => c.Said.Report?.Verdict == v))),
                Cell.Count(g.Count(c => c.Said.Report is null)),
                Cell.Count(g.Count(c => c.Said.Report?.Surface == AnySurface.Name)),
            ]);
    }

    private static TableBlock Files(IReadOnlyList<RealCall> calls) => TableBlock.FromItems(
        "Bundle: whose answer it is. Score: the largest confidence of a desirable state less the largest of an undesirable one.",
        ["file", "surface", "nm", "kind", "label", "sure", "bundle", "verdict", "state", "score"], calls,
        c =>
        [
            c.Scan.File, c.Scan.Surface, Cell.Number(c.Scan.Nanometres, "0.##"), c.Scan.Kind, c.Scan.Label,
            c.Scan.IsClear ? "clear" : "weak", SurfaceOf(c.Said), VerdictOf(c.Said),
            c.Said.Report is { } report ? report.State : Cell.None, Cell.Number(c.Said.Score, "0.00"),
        ]);

    private static Cell SurfaceOf(RealVerdict said) => said.Report is { } report ? report.Surface : Cell.None;

    /// <summary>The verdict, or why there is none.</summary>
    private static string VerdictOf(RealVerdict said) =>
        said.Report is { } report ? Core.Verdicts.NameOf(report.Verdict) : said.Error!;
}
