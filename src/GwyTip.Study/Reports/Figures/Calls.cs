using GwyTip.Training.Evaluation;

namespace GwyTip.Study.Reports;

/// <summary>The surest calls of a state that are right, and the surest that are wrong.</summary>
internal sealed record Calls(string State, int Index, IReadOnlyList<Judgement> Right, IReadOnlyList<Judgement> Wrong)
{
    /// <summary>Shown of each.</summary>
    public const int Most = 6;

    /// <summary>
    /// A call is a majority of votes for the state, on a scan for which the question has a sure answer; the surest is that with
    /// the highest confidence.
    /// </summary>
    public static IReadOnlyList<Calls> Choose(JudgedMembers ensemble)
    {
        var judged = ensemble.Judged;
        return
        [
            .. StateQuestion.ForStates(ensemble.States).Select(q =>
            {
                var called = judged.Where(j => j.Report.States[q.Index].HasMajority && q.Asks(j))
                    .OrderByDescending(
                        j => j.Report.States[q.Index].Confidence).ThenBy(j => j.Scan.File, StringComparer.Ordinal).ToArray();
                return new Calls(
                    q.State.Name, q.Index, [.. called.Where(q.IsPositive).Take(Most)],
                    [.. called.Where(j => !q.IsPositive(j)).Take(Most)]);
            }),
        ];
    }
}
