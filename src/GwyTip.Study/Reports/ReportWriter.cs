using GwyTip.Training;
using GwyTip.Training.Documents;

namespace GwyTip.Study.Reports;

/// <summary>
/// Writes the report of one run or several: a page of HTML, Markdown with its figures beside it, and every number as JSON.
/// </summary>
internal static class ReportWriter
{
    public const string HtmlName = "report.html", MarkdownName = "report.md", JsonName = "report.json";

    /// <param name="runs">Folders of runs.</param>
    /// <param name="folder">Is made; older files of a report in it are replaced.</param>
    /// <param name="output">Told what is done and what is left out.</param>
    /// <param name="measured">What runs on simulated scans are asked about besides; null: nothing.</param>
    /// <exception cref="TrainingException">
    /// A folder holds no run, or nothing in it is finished; no run can be asked about what was measured; or nothing can be
    /// written.
    /// </exception>
    public static void Write(IReadOnlyList<string> runs, string folder, TextWriter output, MeasuredScans? measured = null)
    {
        var scores = new List<RunScore>();
        foreach (string run in runs)
        {
            var score = RunScore.Open(run);
            output.WriteLine(
                $"{run}: {score.Finished.Count} of {score.Run.Config.Members.Count} members, {score.HeldOut.Count} held-out "
                + "scans");
            foreach (string member in score.Unfinished)
            {
                output.WriteLine($"  left out, not trained to the end: {member}");
            }
            scores.Add(score);
        }
        RunNames.Check(scores);
        var onMeasured = measured is null ? [] : MeasuredScore.AllOf(scores, measured, output);
        var report = ReportDocument.Make(scores, onMeasured);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var figure in report.Blocks.OfType<FigureBlock>())
            {
                File.WriteAllText(Path.Combine(folder, figure.FileName), figure.Svg);
            }
            File.WriteAllText(Path.Combine(folder, MarkdownName), MarkdownWriter.Text(report));
            File.WriteAllText(Path.Combine(folder, JsonName), ReportJson.Text(scores, onMeasured));
            File.WriteAllText(Path.Combine(folder, HtmlName), HtmlWriter.Text(report));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrainingException($"the report cannot be written: {e.Message}", e);
        }
        output.WriteLine($"wrote {Path.Combine(folder, HtmlName)}, {MarkdownName} and {JsonName}");
    }
}
