using GwyTip.Core;
using GwyTip.Training.Metrics;

namespace GwyTip.Training.Evaluation;

/// <summary>
/// Is the tip good? The paper's question, asked of the subset of one unanimous state and leaving tip change out.
/// </summary>
/// <param name="states">The states, in the order of the reports.</param>
/// <param name="cut">Good is a <see cref="GoodBad.Score"/> at or above it.</param>
public sealed class GoodBadQuestion(IReadOnlyList<TipState> states, double cut)
{
    private readonly HashSet<string> _desirable = [.. states.Where(s => s.Desirable).Select(s => s.Name)];

    public double Cut => cut;

    public IReadOnlyList<Scored> Scores(IEnumerable<Judgement> judgements) =>
        [.. judgements.Where(j => j.Scan.SingleState is not null).Select(j => new Scored(
            GoodBad.Score(j.Report.States.Select(r => (r.State, r.Confidence))), _desirable.Contains(j.Scan.SingleState!)))];

    public Decisions Decide(IEnumerable<Judgement> judgements) =>
        Decisions.Count(Scores(judgements).Select(s => (s.Score >= cut, s.Positive)));
}
