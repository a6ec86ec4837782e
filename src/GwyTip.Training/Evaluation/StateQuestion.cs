using GwyTip.Core;
using GwyTip.Training.Metrics;

namespace GwyTip.Training.Evaluation;

/// <summary>
/// Does a scan show a state? Asked of the scans on which the answer is certain: for tip change those labelled 0 or 1, for any
/// other state those in the subset of one unanimous state (<see cref="Data.LabelledScan.SingleState"/>).
/// </summary>
/// <param name="State">The state.</param>
/// <param name="Index">Its place in the reports.</param>
public sealed record StateQuestion(TipState State, int Index)
{
    public bool IsTipChange => State.Name == TipState.TipChange;

    public static IReadOnlyList<StateQuestion> ForStates(IReadOnlyList<TipState> states) =>
        [.. states.Select((s, k) => new StateQuestion(s, k))];

    /// <summary>Confidence against truth.</summary>
    public IReadOnlyList<Scored> Scores(IEnumerable<Judgement> judgements) =>
        [.. Asked(judgements).Select(j => new Scored(ReportOf(j).Confidence, IsPositive(j)))];

    /// <summary>The majority's decision against truth.</summary>
    public Decisions Votes(IEnumerable<Judgement> judgements) =>
        Decisions.Count(Asked(judgements).Select(j => (ReportOf(j).HasMajority, IsPositive(j))));

    /// <summary>Expected calibration error on all scans with their soft labels, unanimous or not.</summary>
    public double CalibrationError(IEnumerable<Judgement> judgements) =>
        Metrics.CalibrationError.Expected(judgements.Select(j => (ReportOf(j).Confidence, j.Scan.Labels[State.Name])));

    /// <summary>Whether the answer is certain for a scan.</summary>
    public bool Asks(Judgement j) => IsTipChange ? j.Scan.Labels[State.Name] is 0 or 1 : j.Scan.SingleState is not null;

    /// <summary>The certain answer, where there is one.</summary>
    public bool IsPositive(Judgement j) => IsTipChange ? j.Scan.Labels[State.Name] == 1 : j.Scan.SingleState == State.Name;

    private IEnumerable<Judgement> Asked(IEnumerable<Judgement> judgements) =>
        judgements.Where(Asks);

    private StateReport ReportOf(Judgement j) => j.Report.States[Index];
}
