namespace GwyTip.Core;

/// <summary>
/// Platt scaling: the calibrated confidence is the sigmoid of slope × logit + offset (J. Platt, in Advances in Large Margin
/// Classifiers, 1999). Fitted on predictions that no member was trained on.
/// </summary>
public sealed record Calibration(double Slope, double Offset)
{
    /// <summary>Leaves a confidence as it is.</summary>
    public static Calibration None { get; } = new(1, 0);

    /// <param name="confidence">A raw confidence, 0..1.</param>
    public double Apply(double confidence)
    {
        double p = Math.Clamp(confidence, 1e-7, 1 - 1e-7);
        return 1 / (1 + Math.Exp(-(Slope * Math.Log(p / (1 - p)) + Offset)));
    }
}
