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
public sealed record DecisionRules(IReadOnlyList<ManifestState> States, double GoodBadCut)
{
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
        ManifestState[] states =
            [.. surface.States.Select((s, index) => Fit(s, index, surface.StatesStandAlone, predictions, seen))];
        return new DecisionRules(states, Round(Cut(states, predictions)));
    }

    private static double Cut(ManifestState[] states, IReadOnlyList<OutOfFoldPrediction> predictions)
    {
        TipState[] rules = [.. states.Select(s => s.ToTipState())];
        return GoodBad.BestCut(predictions.Where(p => rules.Any(r => r.Name == p.Scan.SingleState)).Select(p => new Scored(
            GoodBad.Score(rules.Select((rule, k) => (rule, p.Of(k).Select(rule.Calibration.Apply).DefaultIfEmpty(0).Average()))),
            rules.Single(rule => rule.Name == p.Scan.SingleState).Desirable)));
    }

    private static ManifestState Fit(
        LabelledState state, int index, bool allStandAlone, IReadOnlyList<OutOfFoldPrediction> predictions,
        IReadOnlyList<LabelledScan> seen)
    {
        bool standsAlone = allStandAlone || state.Name == TipState.TipChange;
        (
            LabelledScan Scan, double Confidence,
            int Fold)[] said = [.. predictions.SelectMany(p => p.Of(index).Select(c => (p.Scan, c, p.Fold)))];
        var calibration = PlattFit.Fit([.. said.Select(p => p.Confidence)], [.. said.Select(p => p.Scan.Labels[state.Name])]);
        // Thresholds are for the scans on which people agree: those the precision is measured on.
        (LabelledScan Scan, double Confidence, int Fold)[] agreed = [.. said.Where(p => standsAlone
            ? p.Scan.Labels[state.Name] is 0 or 1
            : p.Scan.SingleState is not null)];
        double[] confidences = [.. agreed.Select(p => calibration.Apply(p.Confidence))];
        bool[] shows = [.. agreed.Select(
            p => standsAlone ? p.Scan.Labels[state.Name] == 1 : p.Scan.SingleState == state.Name)];
        int[] folds = [.. agreed.Select(p => p.Fold)];
        double threshold = allStandAlone && !state.Desirable
            ? ThresholdChoice.ChooseOrNone(confidences, shows, folds)
            : ThresholdChoice.Choose(confidences, shows, folds);
        return new ManifestState(
            state.Name, state.Desirable, Round(threshold), Round(seen.Average(s => s.Labels[state.Name])),
            new ManifestCalibration(Round(calibration.Slope), Round(calibration.Offset)), state.Description);
    }

    /// <summary>More digits would say more than is known.</summary>
    private static double Round(double value) => Math.Round(value, 4);
}
