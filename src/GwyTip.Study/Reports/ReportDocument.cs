using GwyTip.Training.Cards;
using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;

namespace GwyTip.Study.Reports;

/// <summary>The order of a report.</summary>
internal static class ReportDocument
{
    private const string OnMeasured = "On measured scans";

    /// <param name="runs">What is reported.</param>
    /// <param name="measured">Of runs that were asked about measured scans.</param>
    public static Document Make(IReadOnlyList<RunScore> runs, IReadOnlyList<MeasuredScore> measured)
    {
        var report = new Document("Tip states: what the runs reach")
            .Paragraph(
                "Every method of O. M. Gordon et al., Rev. Sci. Instrum. 90, 103704 (2019), beside the paper's own numbers. "
                + "Every figure here was computed by gwytip-study report from what the members of the runs said of scans they "
                + "were not trained on. Calibration, thresholds and the cut between good and bad come from validation folds; "
                + "the held-out scans had no say.")
            .Heading(2, "What was run")
            .Add(RunTables.Runs(runs));
        Notes(report, runs, measured.Count > 0);
        report.Heading(2, "Table I").Add(TableOne.Make(runs))
            .Add(runs.Where(r => r.Methods.Any(m => !m.OnlyTipChange)).Select(MethodsTable.Make))
            .Heading(2, "Good or bad, and tip change")
            .Add(QuestionTables.GoodBad(runs), QuestionTables.TipChange(runs), QuestionTables.AllStates(runs));
        if (measured.Count > 0)
        {
            report.Heading(2, OnMeasured).Add(measured.Select(MeasuredTable.Make));
        }
        if (StateAurocChart.Draw(runs) is { } areas)
        {
            report.Heading(2, "Every state beside the paper's Fig. 2").Add(areas);
        }
        foreach (var run in runs)
        {
            Run(report, run);
        }
        return report;
    }

    private static void Notes(Document report, IReadOnlyList<RunScore> runs, bool measured)
    {
        if (runs.Any(r => r.Unit == BootstrapUnit.Image))
        {
            report.Paragraph(
                "A random split leaks: frames of one series repeat a spot, and stand on both sides of it. Figures from it "
                + "flatter, and are for comparison with the paper only; those on unseen sessions are what a new measurement "
                + "can expect.");
        }
        string[] simulated = [.. runs.Where(r => r.Run.Data.Description.Simulated).Select(r => r.Name)];
        if (simulated.Length > 0)
        {
            report.Paragraph(
                $"Simulated scans, whose figures say nothing of measured ones: {string.Join(", ", simulated)}."
                + (measured ? $" What their methods say of measured ones stands under *{OnMeasured}*." : ""));
        }
        foreach (var run in runs.Where(r => r.Unfinished.Count > 0))
        {
            report.Paragraph($"Left out of {run.Name}, not trained to the end: {string.Join(", ", run.Unfinished)}.");
        }
    }

    private static void Run(Document report, RunScore run)
    {
        report.Heading(2, $"The run {run.Name}: {run.Split}").Add(RunTables.Members(run)).Add(TrainingCurves.Draw(run));
        if (run.Ensemble is not { } ensemble)
        {
            report.Paragraph("No network of this run is trained to the end: there is no ensemble.");
            return;
        }
        report.Heading(3, "States").Add(StatesTable.Make(run, ensemble)).Add(Curves.Draw(ensemble, run.Name));
        var confusion = ConfusionMatrix.Count(ensemble);
        if (confusion.States.Count > 1)
        {
            report.Add(confusion.Figure(run.Name));
        }
        report.Add(ReliabilityDiagram.Draw(ensemble, run.Name), ConfidenceHistogram.Draw(ensemble, run.Name))
            .Heading(3, "Scans").Add(Pictures.Draw(run, ensemble));
        if (run.HeldOut.Any(s => s.Responses != 1))
        {
            report.Heading(3, "How far people agree").Add(LabellerTables.Counts(run), LabellerTables.Agreement(ensemble));
            if (AgreementTable.Make(ensemble.Result) is { } kappa)
            {
                report.Add(kappa);
            }
        }
    }
}
