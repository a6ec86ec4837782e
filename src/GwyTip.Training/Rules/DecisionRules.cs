using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Data;
using GwyTip.Training.Metrics;

namespace GwyTip.Training.Rules;

/// <summary>
/// What members say of a scan that they were not trained on: of their own validation fold, or held out.
/// </summary>
/// <param name="Scan">The scan and its labels.</param>
/// <param name="Members">Raw confidences of those members, members × states; NaN for a state that a member does not know.</param>
/// <param name="Fold">The fold, from 0; means nothing for a scan that is held out.</param>
public sealed record OutOfFoldPrediction(LabelledScan Scan, IReadOnlyList<IReadOnlyList<double>> Members, int Fold = 0)
{
    /// <summary>What the members that know it say of a state.</summary>
    public IEnumerable<double> Of(int state) => Members.Select(m => m[state]).Where(c => !double.IsNaN(c));
}

/// <summary>
/// Calibration, threshold and share of each state, and the cut between good and bad, all from predictions out of fold; the
/// held-out part has no say.
/// </summary>
/// <param name="States">Calibration, threshold and share of each.</param>
/// <param name="GoodBadCut">The score above which a scan is good, for figures of good and bad.</param>
public sealed record DecisionRules(IReadOnlyList<ManifestState> States, double GoodBadCut)
{
    /// <summary>How thresholds were chosen, as a card says it; empty where none were.</summary>
    public string ThresholdRule { get; private init; } = "";

    /// <summary>
    /// The precision that the threshold of each state, by name, was chosen for; none of a state whose threshold asks for
    /// agreement.
    /// </summary>
    public IReadOnlyDictionary<string, double> WantedPrecisions { get; private init; } = new Dictionary<string, double>();

    /// <summary>Scans that two people or more labelled from which on it is known how far they agree.</summary>
    private const int FewestToAgreeOn = 100;

    /// <summary>Before anything was fitted: raw confidences and thresholds of a half.</summary>
    public static DecisionRules None(SurfaceLabels surface) => new(
        [.. surface.States.Select(
            s => new ManifestState(s.Name, s.Desirable, 0.5, 1, new ManifestCalibration(1, 0), s.Description))], 0);

    /// <param name="surface">The states.</param>
    /// <param name="predictions">Every member's, each on its own fold.</param>
    /// <param name="seen">The scans that members trained or validated on, for the shares.</param>
    public static DecisionRules Fit(
        SurfaceLabels surface, IReadOnlyList<OutOfFoldPrediction> predictions, IReadOnlyList<LabelledScan> seen)
    {
        int change = Array.IndexOf([.. surface.States.Select(s => s.Name)], TipState.TipChange);
        bool agree = !surface.StatesStandAlone && change >= 0
            && predictions.Count(p => p.Scan.Responses > 1 && p.Of(change).Any()) >= FewestToAgreeOn;
        var fits = surface.States.Select((s, index) => Fit(
            s, index, surface.StatesStandAlone, agree && index == change, predictions, seen)).ToArray();
        ManifestState[] states = [.. fits.Select(f => f.State)];
        string rule = surface.StatesStandAlone ? $"{ThresholdChoice.Rule} {ThresholdChoice.RuleOrNone}"
            : agree ? $"{ThresholdChoice.Rule} {ThresholdChoice.RuleForAgreement}" : ThresholdChoice.Rule;
        return new DecisionRules(states, Round(Cut(states, predictions)))
        {
            ThresholdRule = rule,
            WantedPrecisions = fits.Where(f => f.Precision is not null).ToDictionary(f => f.State.Name, f => f.Precision!.Value),
        };
    }

    /// <summary>From folds whose members tell every single state: where none tells one, its confidence is not 0.</summary>
    private static double Cut(ManifestState[] states, IReadOnlyList<OutOfFoldPrediction> predictions)
    {
        (TipState Rule, int Index)[] rules = [.. states.Select((s, k) => (s.ToTipState(), k)).Where(
            r => r.Item1.Name != TipState.TipChange)];
        return GoodBad.BestCut(
            from p in predictions
            where rules.All(r => p.Of(r.Index).Any()) && rules.Any(r => r.Rule.Name == p.Scan.SingleState)
            select new Scored(
                GoodBad.Score(rules.Select(r => (r.Rule, p.Of(r.Index).Select(r.Rule.Calibration.Apply).Average()))),
                rules.Single(r => r.Rule.Name == p.Scan.SingleState).Rule.Desirable));
    }

    /// <returns>The state, and the precision that its threshold was chosen for; null: for agreement.</returns>
    private static (ManifestState State, double? Precision) Fit(
        LabelledState state, int index, bool allStandAlone, bool agree, IReadOnlyList<OutOfFoldPrediction> predictions,
        IReadOnlyList<LabelledScan> seen)
    {
        bool standsAlone = allStandAlone || state.Name == TipState.TipChange;
        var said = predictions.SelectMany(p => p.Of(index).Select(c => (p.Scan, Confidence: c))).ToArray();
        var calibration = PlattFit.Fit([.. said.Select(p => p.Confidence)], [.. said.Select(p => p.Scan.Labels[state.Name])]);
        // Members that share a fold are judged by their median: of two a majority is both, of the whole ensemble four of six, so
        // that a threshold for both would be too low for those.
        var voted = predictions.Where(p => p.Of(index).Any()).Select(
            p => (p.Scan, p.Fold, Confidence: Order.Median([.. p.Of(index).Select(calibration.Apply)]))).ToArray();
        // Precise thresholds are for the scans on which people agree: those the precision is measured on.
        var agreed = voted.Where(
            p => standsAlone ? p.Scan.Labels[state.Name] is 0 or 1 : p.Scan.SingleState is not null).ToArray();
        double[] confidences = [.. agreed.Select(p => p.Confidence)];
        bool[] shows = [.. agreed.Select(
            p => standsAlone ? p.Scan.Labels[state.Name] == 1 : p.Scan.SingleState == state.Name)];
        int[] folds = [.. agreed.Select(p => p.Fold)];
        var (threshold, precision) = allStandAlone && !state.Desirable
            ? ThresholdChoice.ChooseOrNone(confidences, shows, folds)
            : (ThresholdChoice.Choose(confidences, shows, folds), ThresholdChoice.WantedPrecision);
        if (agree)
        {
            threshold = Math.Min(threshold, ThresholdChoice.ChooseForAgreement(
                [.. voted.Select(p => p.Confidence)], [.. voted.Select(p => p.Scan.Labels[state.Name])]));
        }
        return (
            new ManifestState(
                state.Name, state.Desirable, Round(threshold), Round(seen.Average(s => s.Labels[state.Name])),
                new ManifestCalibration(Round(calibration.Slope), Round(calibration.Offset)), state.Description),
            agree ? null : precision);
    }

    /// <summary>More digits would say more than is known.</summary>
    private static double Round(double value) => Math.Round(value, 4);
}
