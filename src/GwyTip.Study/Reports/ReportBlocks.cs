using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;

namespace GwyTip.Study.Reports;

/// <summary>The order of a report.</summary>
internal static class ReportBlocks
{
    public static IReadOnlyList<Block> Of(IReadOnlyList<RunScore> runs)
    {
        var blocks = new List<Block>
        {
            new TextBlock(
                "Every method of O. M. Gordon et al., Rev. Sci. Instrum. 90, 103704 (2019), beside the paper's own numbers. Every figure here "
                + "was computed by gwytip-study report from what the members of the runs said of scans they were not trained on. Calibration, "
                + "thresholds and the cut between good and bad come from validation folds; the held-out scans had no say."),
            new HeadingBlock(2, "What was run"),
            RunTables.Runs(runs),
        };
        blocks.AddRange(Notes(runs));
        blocks.Add(new HeadingBlock(2, "Table I"));
        blocks.Add(TableOne.Of(runs));
        blocks.AddRange(runs.Where(r => r.Methods.Any(m => !m.OnlyTipChange)).Select(MethodsTable.Of));
        blocks.Add(new HeadingBlock(2, "Good or bad, and tip change"));
        blocks.AddRange([QuestionTables.GoodBad(runs), QuestionTables.TipChange(runs), QuestionTables.AllStates(runs)]);
        if (StateAurocChart.Of(runs) is { } areas)
        {
            blocks.AddRange([new HeadingBlock(2, "Every state beside the paper's Fig. 2"), areas]);
        }
        foreach (var run in runs)
        {
            blocks.AddRange(Run(run));
        }
        return blocks;
    }

    private static IEnumerable<Block> Notes(IReadOnlyList<RunScore> runs)
    {
        if (runs.Any(r => r.Unit == BootstrapUnit.Image))
        {
            yield return new TextBlock(
                "A random split leaks: frames of one series repeat a spot, and stand on both sides of it. Figures from it flatter, and are for "
                + "comparison with the paper only; those on unseen sessions are what a new measurement can expect.");
        }
        string[] simulated = [.. runs.Where(r => r.Run.Data.Description.Simulated).Select(r => r.Name)];
        if (simulated.Length > 0)
        {
            yield return new TextBlock($"Simulated scans, whose figures say nothing of measured ones: {string.Join(", ", simulated)}.");
        }
        foreach (var run in runs.Where(r => r.Unfinished.Count > 0))
        {
            yield return new TextBlock($"Left out of {run.Name}, not trained to the end: {string.Join(", ", run.Unfinished)}.");
        }
    }

    private static IEnumerable<Block> Run(RunScore run)
    {
        yield return new HeadingBlock(2, $"The run {run.Name}: {run.Split}");
        yield return RunTables.Members(run);
        foreach (var curve in LearningCurves.Of(run))
        {
            yield return curve;
        }
        if (run.Ensemble is not { } ensemble)
        {
            yield return new TextBlock("No network of this run is trained to the end: there is no ensemble.");
            yield break;
        }
        yield return new HeadingBlock(3, "States");
        yield return StatesTable.Of(run, ensemble);
        foreach (var curve in Curves.Of(ensemble, run.Name))
        {
            yield return curve;
        }
        var confusion = ConfusionMatrix.Of(ensemble);
        if (confusion.States.Count > 1)
        {
            yield return confusion.Figure(run.Name);
        }
        yield return ReliabilityDiagram.Of(ensemble, run.Name);
        yield return ConfidenceHistogram.Of(ensemble, run.Name);
        yield return new HeadingBlock(3, "Scans");
        foreach (var picture in Pictures.Of(run, ensemble))
        {
            yield return picture;
        }
        if (run.HeldOut.All(s => s.Responses == 1))
        {
            yield break;
        }
        yield return new HeadingBlock(3, "How far people agree");
        yield return LabellerTables.Counts(run);
        yield return LabellerTables.Agreement(run, ensemble);
    }
}
