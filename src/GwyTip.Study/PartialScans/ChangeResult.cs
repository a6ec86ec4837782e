using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Metrics;

namespace GwyTip.Study.PartialScans;

/// <summary>What an ensemble says of tip changes in whole scans of one kind.</summary>
/// <param name="Scans">Which scans.</param>
/// <param name="Changed">Scans in which the tip changed, of those that could be judged.</param>
/// <param name="Clean">Scans with a usable tip that did not change, likewise.</param>
/// <param name="Auroc">Of the confidence in a tip change, changed against clean; NaN where either is missing.</param>
/// <param name="Seen">Share of the changed scans where a majority votes for a tip change.</param>
/// <param name="Found">
/// Share of the changed scans whose line is said within <see cref="AlarmTrial.Near"/> lines of a change; NaN where nobody knows
/// it.
/// </param>
/// <param name="Silent">Share of the clean scans where no majority does.</param>
internal sealed record ChangeResult(
    string Scans, int Changed, int Clean, double Auroc, double Seen, double Found, double Silent)
{
    public static ChangeResult Measure(Ensemble ensemble, TrialScans scans)
    {
        var changed = Ask(ensemble, scans.Changed);
        var clean = Ask(ensemble, scans.Clean);
        return new ChangeResult(
            scans.Name, changed.Length, clean.Length,
            RocCurve.Measure(
                [.. changed.Select(c => new Scored(c.State.Confidence, true)),
                    .. clean.Select(c => new Scored(c.State.Confidence, false))]).Area,
            Share(changed, c => c.State.HasMajority),
            changed.Any(c => c.Trial.Changes.Count > 0)
                ? Share(changed, c => c.IsFound)
                : double.NaN,
            Share(clean, c => !c.State.HasMajority));
    }

    private static Call[] Ask(Ensemble ensemble, IReadOnlyList<TrialScan> trials) =>
        [.. trials.Zip(ensemble.ClassifyBatch([.. trials.Select(t => t.Scan)]))
            .Where(p => p.Second.Classification is not null)
            .Select(p => new Call(p.First, p.Second.Classification!.Report))];

    private static double Share(Call[] calls, Predicate<Call> holds) =>
        calls.Length == 0 ? double.NaN : calls.Count(c => holds(c)) / (double)calls.Length;

    private sealed record Call(TrialScan Trial, TipReport Report)
    {
        public StateReport State => Report.States.Single(s => s.State.Name == TipState.TipChange);

        /// <summary>Reports name the row, from the top, with which another picture begins.</summary>
        public bool IsFound
        {
            get
            {
                var measured = MeasuredLines.Find(Trial.Scan);
                return Report.TipChangeLine is { } row && Trial.Changes.Any(
                    c => Math.Abs(measured.RowOf(measured.Upwards ? c - 1 : c) - row) <= AlarmTrial.Near);
            }
        }
    }
}
