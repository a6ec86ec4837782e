namespace GwyTip.Training.Metrics;

/// <summary>A point of a ROC curve: the rates among examples that score at or above the threshold.</summary>
public readonly record struct RocPoint(double Threshold, double FalsePositiveRate, double TruePositiveRate);

/// <summary>The receiver operating characteristic of a score.</summary>
public sealed class RocCurve
{
    private RocCurve(IReadOnlyList<RocPoint> points, double area)
    {
        Points = points;
        Area = area;
    }

    /// <summary>
    /// From (0, 0) to (1, 1), a point for each distinct score; the first has an infinite threshold. Empty where a class is
    /// missing.
    /// </summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>
    /// AUROC, 0..1: the chance that a positive example scores above a negative one, equal scores counting half (the Mann-Whitney
    /// statistic). NaN where a class is missing.
    /// </summary>
    public double Area { get; }

    /// <exception cref="ArgumentException">A score is NaN.</exception>
    public static RocCurve Measure(IEnumerable<Scored> examples)
    {
        var steps = Steps.Sort(examples);
        if (steps.Count == 0 || steps[^1].TruePositives == 0 || steps[^1].FalsePositives == 0)
        {
            return new RocCurve([], double.NaN);
        }
        double positives = steps[^1].TruePositives, negatives = steps[^1].FalsePositives, area = 0;
        var points = new List<RocPoint>(steps.Count + 1) { new(double.PositiveInfinity, 0, 0) };
        foreach (var step in steps)
        {
            var point = new RocPoint(step.Threshold, step.FalsePositives / negatives, step.TruePositives / positives);
            var before = points[^1];
            area += (point.FalsePositiveRate - before.FalsePositiveRate) * (point.TruePositiveRate + before.TruePositiveRate) / 2;
            points.Add(point);
        }
        return new RocCurve(points, area);
    }
}
