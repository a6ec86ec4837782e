namespace GwyTip.Training.Metrics;

/// <summary>How far confidences are from the frequencies they claim.</summary>
public static class CalibrationError
{
    /// <summary>Equal-width bins of confidence.</summary>
    public const int Bins = 15;

    /// <summary>
    /// Expected calibration error, 0..1: over the bins of confidence, the mean of |mean confidence − mean label| weighted by how
    /// many examples a bin holds. NaN without examples.
    /// </summary>
    /// <param name="examples">Confidences and soft labels, both 0..1. A confidence of 1 belongs to the last bin.</param>
    /// <exception cref="ArgumentException">A confidence is not in 0..1.</exception>
    public static double Expected(IEnumerable<(double Confidence, double Label)> examples)
    {
        double[] confidence = new double[Bins], label = new double[Bins];
        int count = 0;
        foreach (var (c, l) in examples)
        {
            if (c is not (>= 0 and <= 1))
            {
                throw new ArgumentException($"a confidence of {c} is not in 0..1", nameof(examples));
            }
            int bin = Math.Min((int)(c * Bins), Bins - 1);
            confidence[bin] += c;
            label[bin] += l;
            count++;
        }
        return confidence.Zip(label, (c, l) => Math.Abs(c - l)).Sum() / count;
    }
}
