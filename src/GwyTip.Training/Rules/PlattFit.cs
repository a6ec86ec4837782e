using GwyTip.Core;

namespace GwyTip.Training.Rules;

/// <summary>
/// Fits Platt scaling to confidences that no member was trained on, by Newton's method on the cross-entropy with the soft labels
/// (H.-T. Lin, C.-J. Lin and R. C. Weng, Machine Learning 68, 267 (2007)).
/// </summary>
public static class PlattFit
{
    private const int Iterations = 100;
    private const double Ridge = 1e-6;

    /// <param name="confidences">Raw confidences, 0..1.</param>
    /// <param name="labels">Soft labels, 0..1.</param>
    /// <returns>A rising calibration; <see cref="Calibration.None"/> where the labels give no hold for one.</returns>
    public static Calibration Fit(IReadOnlyList<double> confidences, IReadOnlyList<double> labels)
    {
        double[] logits = [.. confidences.Select(
            c => Math.Log(Math.Clamp(c, 1e-7, 1 - 1e-7) / (1 - Math.Clamp(c, 1e-7, 1 - 1e-7))))];
        double slope = 1, offset = 0, loss = Loss(logits, labels, slope, offset);
        for (int i = 0; i < Iterations; i++)
        {
            var (stepSlope, stepOffset) = NewtonStep(logits, labels, slope, offset);
            double size = 1;
            while (size > 1e-6 && Loss(logits, labels, slope - size * stepSlope, offset - size * stepOffset) > loss)
            {
                size /= 2;
            }
            slope -= size * stepSlope;
            offset -= size * stepOffset;
            double next = Loss(logits, labels, slope, offset);
            if (loss - next < 1e-10)
            {
                break;
            }
            loss = next;
        }
        return slope > 0 ? new Calibration(slope, offset) : Calibration.None;
    }

    private static (double Slope, double Offset) NewtonStep(
        double[] logits, IReadOnlyList<double> labels, double slope, double offset)
    {
        double gs = 0, go = 0, hss = Ridge, hso = 0, hoo = Ridge;
        for (int i = 0; i < logits.Length; i++)
        {
            double p = Sigmoid(slope * logits[i] + offset), g = (p - labels[i]) / logits.Length, h = p * (1 - p) / logits.Length;
            gs += g * logits[i];
            go += g;
            hss += h * logits[i] * logits[i];
            hso += h * logits[i];
            hoo += h;
        }
        double determinant = hss * hoo - hso * hso;
        return ((hoo * gs - hso * go) / determinant, (hss * go - hso * gs) / determinant);
    }

    private static double Loss(double[] logits, IReadOnlyList<double> labels, double slope, double offset)
    {
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            double z = slope * logits[i] + offset;
            // log(1 + e^z) − y z, without overflow.
            sum += Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))) - labels[i] * z;
        }
        return sum / logits.Length;
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
