using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Trainer.Data;

namespace GwyTip.Trainer.Bundles;

/// <summary>
/// What a member says of a scan of its own validation fold, which it was not trained on.
/// </summary>
/// <param name="Scan">The scan and its labels.</param>
/// <param name="Confidences">Raw confidences in the order of the states.</param>
public sealed record OutOfFoldPrediction(LabelledScan Scan, IReadOnlyList<double> Confidences);

/// <summary>Calibration, threshold and share of each state, all from predictions out of fold; the held-out part has no say.</summary>
public static class DecisionRules
{
    /// <summary>Before anything was fitted: raw confidences and thresholds of a half.</summary>
    public static IReadOnlyList<ManifestState> None(SurfaceLabels surface) =>
        [.. surface.States.Select(s => new ManifestState(s.Name, s.Desirable, 0.5, 1, new ManifestCalibration(1, 0), s.Description))];

    /// <param name="surface">The states.</param>
    /// <param name="predictions">Every member's, each on its own fold.</param>
    /// <param name="seen">The scans that members trained or validated on, for the shares.</param>
    public static IReadOnlyList<ManifestState> Fit(
        SurfaceLabels surface, IReadOnlyList<OutOfFoldPrediction> predictions, IReadOnlyList<LabelledScan> seen) =>
        [.. surface.States.Select((s, index) => Fit(s, index, predictions, seen))];

    private static ManifestState Fit(
        LabelledState state, int index, IReadOnlyList<OutOfFoldPrediction> predictions, IReadOnlyList<LabelledScan> seen)
    {
        var calibration = PlattFit.Of(
            [.. predictions.Select(p => p.Confidences[index])], [.. predictions.Select(p => p.Scan.Labels[state.Name])]);
        // Thresholds are for the scans on which people agree: those the precision is measured on.
        OutOfFoldPrediction[] agreed = [.. predictions.Where(p => state.Name == TipState.TipChange
            ? p.Scan.Labels[state.Name] is 0 or 1
            : p.Scan.SingleState is not null)];
        double threshold = ThresholdChoice.Of(
            [.. agreed.Select(p => calibration.Apply(p.Confidences[index]))],
            [.. agreed.Select(p => state.Name == TipState.TipChange ? p.Scan.Labels[state.Name] == 1 : p.Scan.SingleState == state.Name)]);
        return new ManifestState(
            state.Name, state.Desirable, Round(threshold), Round(seen.Average(s => s.Labels[state.Name])),
            new ManifestCalibration(Round(calibration.Slope), Round(calibration.Offset)), state.Description);
    }

    /// <summary>More digits would say more than is known.</summary>
    private static double Round(double value) => Math.Round(value, 4);
}
