using GwyTip.Core;
using GwyTip.Training.Metrics;

namespace GwyTip.Training.Evaluation;

/// <summary>
/// Is the tip good? The paper's question, asked of the subset of one unanimous state and leaving tip change out. A scan that
/// shows only what the ensemble does not tell is neither.
/// </summary>
/// <param name="states">The states, in the order of the reports.</param>
/// <param name="cut">Good is a <see cref="GoodBad.Score"/> at or above it.</param>
public sealed class GoodBadQuestion(IReadOnlyList<TipState> states, double cut)
{
    private readonly Dictionary<string, bool> _isDesirable = states.ToDictionary(s => s.Name, s => s.Desirable);

    public double Cut => cut;

    public IReadOnlyList<Scored> Scores(IEnumerable<Judgement> judgements) =>
        [.. judgements.Where(j => j.Scan.SingleState is { } state && _isDesirable.ContainsKey(state)).Select(j => new Scored(
            GoodBad.Score(j.Report.States.Select(r => (r.State, r.Confidence))), _isDesirable[j.Scan.SingleState!]))];

    public Decisions Decide(IEnumerable<Judgement> judgements) =>
        Decisions.Count(Scores(judgements).Select(s => (s.Score >= cut, s.Positive)));
}
