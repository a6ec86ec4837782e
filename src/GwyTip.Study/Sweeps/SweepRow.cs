using GwyTip.Training.Choices;
using GwyTip.Training.Members;

namespace GwyTip.Study.Sweeps;

/// <summary>A training that a sweep has done.</summary>
/// <param name="Candidate">Number from 1 in the grid.</param>
/// <param name="Member">Its settings.</param>
/// <param name="Stage"><c>rung 1</c> …, or <c>final</c>.</param>
/// <param name="Result">How it did on its validation fold; null where its loss became no number.</param>
/// <param name="Kept">Whether it went on from there, or was chosen.</param>
internal sealed record SweepRow(int Candidate, MemberConfig Member, string Stage, MemberResult? Result, bool Kept)
{
    /// <summary>What candidates are ranked by; the worst where there is no result.</summary>
    public ChoiceScore Score => ScoreOf(Result);

    public static ChoiceScore ScoreOf(MemberResult? result) => result switch
    {
        null => new ChoiceScore(double.NaN, double.NaN),
        { ValidationAuroc: { } auroc } => new ChoiceScore(auroc, result.WeightedAccuracy ?? double.NaN),
        _ => new ChoiceScore(result.TipChangeAuroc ?? double.NaN, 1 - result.ValidationLoss),
    };
}
