using GwyTip.Core;
using GwyTip.Training.Metrics;

namespace GwyTip.Training.Evaluation;

/// <summary>The curves of one state.</summary>
public sealed record StateCurves(string State, RocCurve Roc, PrecisionRecallCurve PrecisionRecall)
{
    /// <summary>The curves of every state, in the order of the reports, from the same scans as the figures.</summary>
    public static IReadOnlyList<StateCurves> Measure(IReadOnlyList<TipState> states, IReadOnlyList<Judgement> judged) =>
        [.. StateQuestion.ForStates(states).Select(q => (q.State.Name, Scores: q.Scores(judged)))
            .Select(q => new StateCurves(q.Name, RocCurve.Measure(q.Scores), PrecisionRecallCurve.Measure(q.Scores)))];
}
