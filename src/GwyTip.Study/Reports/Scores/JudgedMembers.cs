using GwyTip.Core;
using GwyTip.Training;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Rules;
using GwyTip.Training.Runs;

namespace GwyTip.Study.Reports;

/// <summary>Some members of a run on the held-out scans: their rules, what they say together, and how good that is.</summary>
/// <param name="States">With the rules fitted on validation folds.</param>
/// <param name="Predictions">What they say of each held-out scan.</param>
/// <param name="Result">How good that is.</param>
internal sealed record JudgedMembers(
    IReadOnlyList<TipState> States, IReadOnlyList<ScanPrediction> Predictions, EvaluationResult Result)
{
    public IReadOnlyList<Judgement> Judged => Judgement.FromPredictions(Predictions);

    /// <param name="run">A run with just these members.</param>
    /// <param name="rules">Fitted on validation folds; null: on those of these members.</param>
    /// <param name="unit">What the intervals are over.</param>
    /// <exception cref="TrainingException">A member has no predictions.</exception>
    public static JudgedMembers Judge(TrainedRun run, DecisionRules? rules, BootstrapUnit unit)
    {
        var said = new EnsemblePredictions(run);
        rules ??= RulesOf(run, said);
        TipState[] states = [.. rules.States.Select(s => s.ToTipState())];
        var predictions = states is [{ Name: TipState.TipChange }] ? TipChangeAlone(said, states, run) : said.HeldOut(rules);
        return new JudgedMembers(
            states, predictions,
            new Evaluator(run.Surface.Surface, states, rules.GoodBadCut, unit).Score("held-out", predictions));
    }

    public static DecisionRules RulesOf(TrainedRun run) => RulesOf(run, new EnsemblePredictions(run));

    private static DecisionRules RulesOf(TrainedRun run, EnsemblePredictions said) =>
        DecisionRules.Fit(run.Surface, said.OutOfFold(), run.Split.SeenOf(run.Data));

    /// <summary>Members for tip change alone name no state: there is a vote, but nothing that the tip is good for.</summary>
    private static ScanPrediction[] TipChangeAlone(EnsemblePredictions said, TipState[] states, TrainedRun run) =>
    [
        .. said.HeldOut().Select(p =>
        {
            var votes = Voting.Count(states, [.. p.Members.Select(m => m.Select(states[0].Calibration.Apply).ToArray())]);
            var verdict = Verdicts.Decide(votes);
            return new ScanPrediction(
                p.Scan, new TipReport(run.Surface.Surface, verdict, "", votes[0].Confidence, null, votes), null);
        }),
    ];
}
