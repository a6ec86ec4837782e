using GwyTip.Training.Documents;
using GwyTip.Training.Evaluation;

namespace GwyTip.Training.Cards;

/// <summary>How far an ensemble agrees with people, beside people with each other.</summary>
internal static class AgreementTable
{
    public const string Title = "Agreement with people";

    /// <summary>Fewer scans that several people labelled say too little.</summary>
    public const int FewestScans = 30;

    /// <returns>Null where fewer than <see cref="FewestScans"/> scans have two labellers or more.</returns>
    public static TableBlock? Make(EvaluationResult result)
    {
        (StateResult State, AgreementResult Agreement)[] states =
            [.. result.States.Where(s => s.Agreement?.Scans >= FewestScans).Select(s => (s, s.Agreement!))];
        return states is not [var (_, first), ..] ? null : TableBlock.FromItems(
            $"Cohen's kappa on the {Cell.Count(first.Scans)} scans that two people or more labelled: 1 is agreement, 0 what "
            + "chance would give. The ensemble's votes, and a yes wherever its confidence is 0.5 or more, each with a labeller "
            + "of the scan drawn at random; two labellers of a scan with each other (Fleiss' kappa); and the first minus that. "
            + $"In brackets, {Cell.Percent(SessionBootstrap.Level)} of the resamples.",
            ["state", "votes with people", "confidence with people", "people with people", "votes minus people"], states,
            s =>
            {
                Cell Figure(double value, string name) => Cell.Number(
                    value, result.Metrics.Intervals.TryGetValue($"{s.State.Name}_kappa_{name}", out var i) ? i : null);
                var a = s.Agreement;
                return
                [
                    s.State.Name, Figure(a.KappaVotes, "votes"), Figure(a.KappaConfidence, "confidence"),
                    Figure(a.KappaPeople, "people"), Figure(a.KappaVotes - a.KappaPeople, "difference"),
                ];
            });
    }
}
