namespace GwyTip.Core;

/// <summary>
/// What the members of an ensemble say becomes a report: calibration, votes, verdict, most likely state, line of the tip change.
/// The one place, for the plug-in and for evaluation. Immutable, and safe to use from several threads.
/// </summary>
/// <param name="surface">The surface the ensemble is for.</param>
/// <param name="states">Its states, in the order of the members' confidences; at least one other than tip change.</param>
public sealed class EnsembleJudge(string surface, IReadOnlyList<TipState> states)
{
    /// <param name="confidences">
    /// Raw confidences, members × states, each 0..1; NaN where the member does not know the state.
    /// </param>
    /// <param name="scan">The scan judged, to find the line of a tip change; null: the report names no line.</param>
    /// <param name="match">How much the scan looks like the surface; null: nobody can tell.</param>
    /// <exception cref="ArgumentException">The confidences are not what <see cref="Voting.Count"/> takes.</exception>
    /// <exception cref="ScanException">A majority sees a tip change, but the scan cannot be judged.</exception>
    public TipReport Judge(IReadOnlyList<IReadOnlyList<double>> confidences, Scan? scan, SurfaceMatch? match = null)
    {
        var reports = Voting.Count(states, [.. confidences.Select(Calibrate)]);
        var verdict = Verdicts.Decide(reports, match is { IsForeign: true });
        return new TipReport(
            surface, verdict, Verdicts.MostLikely(reports).Name, Verdicts.Confidence(verdict, reports),
            TipChangeLine(reports, scan), reports)
        {
            Match = match,
            Measured = scan is null ? null : MeasuredPart.Measure(scan),
        };
    }

    /// <summary>
    /// Where a majority sees a tip change, the row with which another picture begins, from the top: that of the alarm, which
    /// knows what lasts and jumps in height, or where it is silent that of the largest step in what the lines show.
    /// </summary>
    /// <exception cref="ScanException">A majority does, but the scan cannot be judged.</exception>
    internal static int? TipChangeLine(IReadOnlyList<StateReport> reports, Scan? scan)
    {
        if (scan is null || !reports.Any(r => r.State.Name == TipState.TipChange && r.HasMajority))
        {
            return null;
        }
        // Before the watch looks at it: what cannot be flattened cannot be judged.
        var flattening = LineFlattening.Fit(scan);
        return TipChangeWatch.RowOver(scan, MeasuredLines.Find(scan)) ?? LineSteps.Measure(scan, flattening)?.Line;
    }

    private double[] Calibrate(IReadOnlyList<double> member)
    {
        var calibrated = new double[member.Count];
        for (int s = 0; s < calibrated.Length; s++)
        {
            // Left as it is where there is no such state: Voting says what is wrong.
            calibrated[s] = s < states.Count ? states[s].Calibration.Apply(member[s]) : member[s];
        }
        return calibrated;
    }
}
