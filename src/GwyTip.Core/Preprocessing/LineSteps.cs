namespace GwyTip.Core;

/// <summary>
/// The largest step from one measured line to the next, at the scan's own resolution. When the apex of the tip changes between
/// two lines the picture changes with it, and the heights differ from those of the line before by more than lines usually do. A
/// step is the median over the pixels measured in both lines of |difference − its median|: what flattening takes from a line (an
/// offset, the scan's tilt) drops out, and so does the false offset that flattening gives a line with a long dark row in it.
/// </summary>
/// <param name="Line">The line after the largest step, 0 on top.</param>
/// <param name="Step">The largest step, in the scan's unit.</param>
/// <param name="Typical">The median step over all pairs of neighbouring measured lines.</param>
public sealed record LineSteps(int Line, double Step, double Typical)
{
    /// <summary>
    /// How much the largest step stands out, at least 1. Independent of height scale and offset and of the number of lines. It is
    /// 1 where most lines repeat the one before, as when a spike leaves the rest few levels of height: nothing to measure a step
    /// against.
    /// </summary>
    public double Ratio => Typical > 0 ? Step / Typical : 1;

    /// <returns>Null when no two neighbouring measured lines share a pixel.</returns>
    public static LineSteps? Of(Scan scan, LineFlattening flattening)
    {
        // Copies of two lines: a source may hand out the same memory for every line.
        double[] above = new double[scan.Width], line = new double[scan.Width], buffer = new double[scan.Width];
        var steps = new List<double>(scan.Lines);
        int largestLine = -1;
        double largest = double.NegativeInfinity;
        for (int y = 0; y < scan.Lines; y++)
        {
            (above, line) = (line, above);
            scan.Line(y).CopyTo(line);
            bool measured = y > 0 && flattening.IsMeasured(y - 1) && flattening.IsMeasured(y);
            double step = measured ? Between(above, line, buffer) : double.NaN;
            if (double.IsNaN(step))
            {
                continue;
            }
            step = step > flattening.Rounding ? step : 0;
            steps.Add(step);
            if (step > largest)
            {
                (largest, largestLine) = (step, y);
            }
        }
        return steps.Count == 0 ? null : new LineSteps(largestLine, largest, Order.Median(steps.ToArray()));
    }

    private static double Between(double[] above, double[] below, double[] buffer)
    {
        int n = 0;
        for (int x = 0; x < below.Length; x++)
        {
            double difference = below[x] - above[x];
            if (!double.IsNaN(difference))
            {
                buffer[n++] = difference;
            }
        }
        if (n == 0)
        {
            return double.NaN;
        }
        var differences = buffer.AsSpan(0, n);
        double shift = Order.Median(differences);
        foreach (ref double d in differences)
        {
            d = Math.Abs(d - shift);
        }
        return Order.Median(differences);
    }
}
