namespace GwyTip.Core;

/// <summary>A report decided again with other thresholds, from the confidences that the members gave.</summary>
public static class Revote
{
    /// <param name="report">What the ensemble said.</param>
    /// <param name="thresholds">One a state, in the report's order, each 0..1.</param>
    /// <param name="scan">The scan judged, to find the line of a tip change; null: the report names no line.</param>
    /// <returns>
    /// The report with new votes, verdict, confidence of the verdict and line of the tip change; a surface that was unknown stays
    /// so.
    /// </returns>
    /// <exception cref="ArgumentException">The thresholds are not valid, or the report is not.</exception>
    /// <exception cref="ScanException">A majority sees a tip change now, but the scan cannot be judged.</exception>
    public static TipReport With(TipReport report, IReadOnlyList<double> thresholds, Scan? scan)
    {
        if (thresholds.Count != report.States.Count)
        {
            throw new ArgumentException($"{thresholds.Count} thresholds for {report.States.Count} states", nameof(thresholds));
        }
        var states = report.States.Zip(thresholds, (s, threshold) => threshold is >= 0 and <= 1
            ? s.State with { Threshold = threshold }
            : throw new ArgumentException($"a threshold of {threshold} for {s.State.Name} is not in 0..1", nameof(thresholds)));
        int members = report.States.Select(s => s.Members.Count).DefaultIfEmpty(0).Max();
        var reports = Voting.Count(
            [.. states], [.. Enumerable.Range(0, members).Select(m => report.States.Select(s => s.Members[m]).ToArray())]);
        var verdict = Verdicts.Decide(reports, report.Verdict == Verdict.UnknownSurface);
        return report with
        {
            Verdict = verdict,
            Confidence = Verdicts.Confidence(verdict, reports),
            TipChangeLine = EnsembleJudge.TipChangeLine(reports, scan),
            States = reports,
        };
    }
}
