using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Terminal;
using GwyTip.Training.Cards;
using GwyTip.Training.Data;
using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;
using static GwyTip.Training.Documents.Cell;

namespace GwyTip.Training.NewSurface;

/// <summary>Figures of one training, kept in the folder of its run so that the next one's page can show how they grew.</summary>
/// <param name="Scans">Scans that were judged.</param>
/// <param name="Auroc">Cross-validated, mean of the states; null where it cannot be had.</param>
/// <param name="States">Of each state.</param>
internal sealed record TrainingFigures(int Scans, double? Auroc, IReadOnlyList<StateFigures> States)
{
    public const string FileName = "figures.json";
}

/// <param name="Name">The state.</param>
/// <param name="Scans">Scans that half of their labellers or more say show it.</param>
/// <param name="Auroc">Cross-validated; null where it cannot be had.</param>
internal sealed record StateFigures(string Name, int Scans, double? Auroc);

/// <summary>
/// A page beside a run of a new surface: what to label next, how the figures grew from training to training, how far the ensemble
/// agrees with people, and which scans it takes for something else.
/// </summary>
/// <param name="runs">The folders of the runs that followed each other, this one last.</param>
/// <param name="data">The scans.</param>
/// <param name="result">The cross-validated figures.</param>
internal sealed class TrainingPage(IReadOnlyList<string> runs, DataSet data, EvaluationResult result)
{
    public const string FileName = "page.html";

    /// <summary>A rule of thumb, and said to be one on the page.</summary>
    private const int EnoughScans = 50;
    private const double EnoughAuroc = 0.95;

    private const int MostPictures = 12, Side = 180, Gap = 24, Columns = 4;

    /// <summary>Writes the figures and the page.</summary>
    /// <returns>Path of the page.</returns>
    public string Write()
    {
        string folder = runs[^1], path = Path.Combine(folder, FileName);
        var figures = Figures();
        RunJson.Write(Path.Combine(folder, TrainingFigures.FileName), figures);
        TrainingFigures[] grown =
        [
            .. runs.SkipLast(1).Select(r => RunJson.ReadIfThere<TrainingFigures>(Path.Combine(r, TrainingFigures.FileName)))
                .OfType<TrainingFigures>(),
            figures,
        ];
        var page = new Document($"{data.Description.Surface}: how far the training is");
        page.Heading(2, "What to label next").Paragraph(Advice(figures));
        page.Heading(2, "Learning curve so far").Paragraph("Cross-validated AUROC: every scan was judged by members that were "
            + "not trained on it. Small steps between trainings are chance.");
        page.Table(
            ["scans", "AUROC, mean", .. figures.States.Select(s => State(s.Name))], grown,
            g => [Count(g.Scans), Number(g.Auroc ?? double.NaN), .. figures.States.Select(s => Grown(g, s.Name))]);
        // Corrections alone add no scans, and a line that goes straight up shows nothing.
        if (grown.DistinctBy(g => g.Scans).Count() > 1)
        {
            page.Add(Curve(grown));
        }
        page.Heading(2, AgreementTable.Title);
        if (AgreementTable.Make(result) is { } agreement)
        {
            page.Add(agreement);
        }
        else
        {
            page.Paragraph($"Kappa takes {AgreementTable.FewestScans} scans that two people or more have labelled; there are "
                + $"{Count(data.Scans.Count(s => s.Responses > 1))}.");
        }
        Confusions(page.Heading(2, "What is taken for what"));
        WholeFile.Write(path, HtmlWriter.Text(page));
        return path;
    }

    private TrainingFigures Figures() => new(result.Judged, Finite(result.Metrics.Auroc), [.. result.States.Select(
        s => new StateFigures(s.Name, data.Scans.Count(scan => scan.Labels[s.Name] >= 0.5), Finite(s.Auroc)))]);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static Cell Grown(TrainingFigures figures, string state) =>
        Number(figures.States.FirstOrDefault(s => s.Name == state)?.Auroc ?? double.NaN);

    /// <summary>By the figures alone: the weakest state that is not done.</summary>
    internal static string Advice(TrainingFigures figures)
    {
        static string Named(StateFigures s) =>
            $"{State(s.Name)} ({s.Scans} scans, AUROC {(s.Auroc is { } a ? Number(a).Text : "unknown")})";
        StateFigures[] states = [.. figures.States.Where(s => s.Name != TipState.TipChange)];
        var done = states.Where(s => s.Scans >= EnoughScans && s.Auroc >= EnoughAuroc).ToArray();
        string rule = $" (A rule of thumb: a state is done with {EnoughScans} scans or more and an AUROC of {EnoughAuroc} or "
            + "more; of the others the one with the lowest comes first.)";
        string ready = done.Length > 0 ? $" Done: {string.Join(", ", done.Select(Named))}." : "";
        return states.Except(done).OrderBy(s => s.Auroc ?? 0).ThenBy(s => s.Scans).FirstOrDefault() is { } weakest
            ? $"More scans of {Named(weakest)} would help most.{ready}{rule}"
            : $"Every state is done.{ready}{rule}";
    }

    private FigureBlock Curve(TrainingFigures[] grown)
    {
        var lines = grown[^1].States.Select((s, i) => new ChartLine(
            State(s.Name), StateColours.ForState(s.Name, i), [.. grown.Select(g => (
                (double)g.Scans, g.States.FirstOrDefault(o => o.Name == s.Name)?.Auroc ?? double.NaN))
                .Where(p => double.IsFinite(p.Item2))]));
        string svg = new LineChart(
            data.Description.Surface, new ChartAxis("labelled scans") { IsWhole = true }, ChartAxis.Share("AUROC"),
            LegendPlace.RightBelow).Draw([.. lines]);
        return new FigureBlock("curve", "AUROC of each state by the number of labelled scans, a training a point.",
            "AUROC rises with labelled scans", svg);
    }

    private void Confusions(Document page)
    {
        string[] states = [.. result.States.Select(s => s.Name).Where(s => s != TipState.TipChange)];
        var scans = data.Scans.Where(s => s.SingleState is not null).ToDictionary(s => s.File);
        PredictionResult[] judged = [.. result.Predictions.Where(p => p.State is not null && scans.ContainsKey(p.File))];
        page.Add(TableBlock.FromItems(
            "Scans of which all labellers name the state at the left and no other; across, what the ensemble finds most likely.",
            ["", .. states.Select(State)], states,
            row => [State(row), .. states.Select(
                said => Count(judged.Count(p => scans[p.File].SingleState == row && p.State == said)))]));
        PredictionResult[] wrong = [.. judged.Where(p => scans[p.File].SingleState != p.State)
            .OrderByDescending(p => p.Confidence[p.State!]).Take(MostPictures)];
        if (wrong.Length > 0)
        {
            page.Add(new FigureBlock(
                "confusions", "The scans that the ensemble is most sure of and people disagree with: what people say, and what "
                + "it says. Look whether the label or the ensemble is wrong.", "Scans taken for something else",
                Pictures(wrong, scans)));
        }
    }

    private string Pictures(PredictionResult[] wrong, Dictionary<string, LabelledScan> scans)
    {
        int rows = (wrong.Length + Columns - 1) / Columns, height = Side + 44;
        var svg = new SvgText(Columns * (Side + Gap), rows * height);
        using var gwyddion = new GwyddionReader();
        foreach (var (i, scan) in wrong.Index())
        {
            double x = i % Columns * (Side + Gap), y = i / Columns * height;
            string file = Path.Combine(data.Description.Images, scan.File);
            if (ScanReading.One(file, gwyddion, Encoded).Value is { } png)
            {
                svg.Image(x, y, Side, png, Printable.Escape(scan.File));
            }
            svg.Label(x, y + Side + 15, $"people: {State(scans[scan.File].SingleState!)}", "font-size=\"11\"");
            string said = $"ensemble: {State(scan.State!)} {Number(scan.Confidence[scan.State!], "0.00").Text}";
            svg.Label(x, y + Side + 30, said, "font-size=\"11\"");
        }
        return svg.ToString();
    }

    private static byte[] Encoded(Scan scan) => GreyPngWriter.Encode(
        [.. Preprocessing.ScaledImage(scan).Heights.Select(h => (byte)Math.Clamp(255 * (h + 1) / 2, 0, 255))],
        Preprocessing.ImageSize);
}
