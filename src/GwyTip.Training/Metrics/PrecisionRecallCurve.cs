namespace GwyTip.Training.Metrics;

/// <summary>A point of a precision-recall curve, among examples that score at or above the threshold.</summary>
public readonly record struct PrecisionRecallPoint(double Threshold, double Recall, double Precision);

/// <summary>Precision against recall of a score.</summary>
public sealed class PrecisionRecallCurve
{
    private PrecisionRecallCurve(IReadOnlyList<PrecisionRecallPoint> points, double averagePrecision)
    {
        Points = points;
        AveragePrecision = averagePrecision;
    }

    /// <summary>
    /// A point for each distinct score from the highest down, the last at recall 1. Empty without a positive example.
    /// </summary>
    public IReadOnlyList<PrecisionRecallPoint> Points { get; }

    /// <summary>
    /// Sum over the points of precision × gain in recall, without interpolation, 0..1. NaN without a positive example.
    /// </summary>
    public double AveragePrecision { get; }

    /// <exception cref="ArgumentException">A score is NaN.</exception>
    public static PrecisionRecallCurve Measure(IEnumerable<Scored> examples)
    {
        var steps = Steps.Sort(examples);
        if (steps.Count == 0 || steps[^1].TruePositives == 0)
        {
            return new PrecisionRecallCurve([], double.NaN);
        }
        double positives = steps[^1].TruePositives, recall = 0, average = 0;
        var points = new List<PrecisionRecallPoint>(steps.Count);
        foreach (var step in steps)
        {
            var point = new PrecisionRecallPoint(
                step.Threshold, step.TruePositives / positives,
                (double)step.TruePositives / (step.TruePositives + step.FalsePositives));
            average += point.Precision * (point.Recall - recall);
            recall = point.Recall;
            points.Add(point);
        }
        return new PrecisionRecallCurve(points, average);
    }
}
