using GwyTip.Core;
using GwyTip.Training.Metrics;

namespace GwyTip.Training.Evaluation;

/// <summary>
/// How far do an ensemble and people agree on a state, and people among themselves? Asked of the scans that two people or more
/// labelled, unanimous or not. A state merged of several columns of the label file has the largest of their means, so that its
/// answers are those to the column with most.
/// </summary>
/// <param name="State">The state.</param>
/// <param name="Index">Its place in the reports.</param>
public sealed record AgreementQuestion(TipState State, int Index)
{
    public static IReadOnlyList<AgreementQuestion> ForStates(IReadOnlyList<TipState> states) =>
        [.. states.Select((s, k) => new AgreementQuestion(s, k))];

    /// <summary>Whether it can be asked of a scan.</summary>
    public static bool Asks(Judgement j) => j.Scan.Responses > 1;

    /// <summary>The majority's decision at the shipped thresholds, which is what users are told, with people.</summary>
    public double Votes(IEnumerable<Judgement> judgements) => WithPeople(judgements, s => s.HasMajority);

    /// <summary>
    /// What the ensemble finds more likely than not, with people. Thresholds of votes are chosen, most for precision; this one
    /// asks for no choice, as confidences are calibrated on soft labels.
    /// </summary>
    public double Confidence(IEnumerable<Judgement> judgements) => WithPeople(judgements, s => s.Confidence >= 0.5);

    /// <summary>People with each other.</summary>
    public double People(IEnumerable<Judgement> judgements) => Kappa.AmongPeople([.. judgements.Where(Asks).Select(Answers)]);

    private double WithPeople(IEnumerable<Judgement> judgements, Func<StateReport, bool> says) =>
        Kappa.WithPeople([.. judgements.Where(Asks).Select(j => (says(j.Report.States[Index]), Answers(j)))]);

    private LabellerAnswers Answers(Judgement j) => LabellerAnswers.FromMean(j.Scan.Labels[State.Name], j.Scan.Responses);
}
