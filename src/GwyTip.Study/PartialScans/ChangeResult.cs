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
    /// <summary>Of each kind, in their order.</summary>
    public static IReadOnlyList<ChangeResult> Measure(Ensemble ensemble, IReadOnlyList<TrialScans> kinds)
    {
        var trials = TrialScans.Each(kinds);
        var calls = trials.Zip(ensemble.ClassifyBatch([.. trials.Select(t => t.Scan)]))
            .Where(p => p.Second.Classification is not null)
            .ToDictionary(p => p.First, p => new Call(p.First, p.Second.Classification!.Report));
        Call[] Of(IReadOnlyList<TrialScan> some) => [.. some.Where(calls.ContainsKey).Select(s => calls[s])];
        return [.. kinds.Select(k => Measure(k.Name, Of(k.Changed), Of(k.Clean)))];
    }

    private static ChangeResult Measure(string scans, Call[] changed, Call[] clean) =>
        new(
            scans, changed.Length, clean.Length,
            RocCurve.Measure(
                [.. changed.Select(c => new Scored(c.State.Confidence, true)),
                    .. clean.Select(c => new Scored(c.State.Confidence, false))]).Area,
            Share(changed, c => c.State.HasMajority),
            changed.Any(c => c.Trial.Changes.Count > 0) ? Share(changed, c => c.IsFound) : double.NaN,
            Share(clean, c => !c.State.HasMajority));

    private static double Share(Call[] calls, Predicate<Call> holds) =>
        calls.Length == 0 ? double.NaN : calls.Count(c => holds(c)) / (double)calls.Length;

    private sealed record Call(TrialScan Trial, TipReport Report)
    {
        public StateReport State => Report.States.Single(s => s.State.Name == TipState.TipChange);

        public bool IsFound
        {
            get
            {
                var measured = MeasuredLines.Find(Trial.Scan);
                return Report.TipChangeLine is { } row && Trial.Changes.Any(
                    c => Math.Abs(measured.RowOfChange(c) - row) <= AlarmTrial.Near);
            }
        }
    }
}
