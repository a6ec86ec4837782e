namespace GwyTip.Core;

/// <summary>
/// The largest step from one measured line to the next on the flattened scan, at its own resolution. When the apex of the tip
/// changes between two lines, the picture changes with it: heights differ from those of the line before by more than lines usually do.
/// </summary>
/// <param name="Line">The line after the step, 0 on top.</param>
/// <param name="Step">The step there, in the scan's unit: the median over the pixels measured in both lines of the absolute difference.</param>
/// <param name="Typical">The median step over all pairs of neighbouring measured lines.</param>
public sealed record LineSteps(int Line, double Step, double Typical)
{
    /// <summary>
    /// How much the largest step stands out, at least 1. Independent of height scale and offset and of the number of lines. Where most
    /// lines repeat the one before exactly, it is infinite, or 1 where all do.
    /// </summary>
    public double Ratio => Step > Typical ? Step / Typical : 1;

    /// <returns>Null when no two neighbouring lines share a measured pixel.</returns>
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
            Flatten(scan, flattening, y, line);
            double step = y == 0 ? double.NaN : Between(above, line, buffer);
            if (double.IsNaN(step))
            {
                continue;
            }
            steps.Add(step);
            if (step > largest)
            {
                (largest, largestLine) = (step, y);
            }
        }
        return steps.Count == 0 ? null : new LineSteps(largestLine, largest, Order.Median(steps.ToArray()));
    }

    /// <summary>NaN where, or all along a line that, nothing was measured.</summary>
    private static void Flatten(Scan scan, LineFlattening flattening, int y, double[] flattened)
    {
        var line = scan.Line(y);
        for (int x = 0; x < flattened.Length; x++)
        {
            flattened[x] = flattening.Apply(line[x], y, x);
        }
    }

    private static double Between(double[] above, double[] below, double[] differences)
    {
        int n = 0;
        for (int x = 0; x < below.Length; x++)
        {
            double difference = below[x] - above[x];
            if (!double.IsNaN(difference))
            {
                differences[n++] = Math.Abs(difference);
            }
        }
        return n == 0 ? double.NaN : Order.Median(differences.AsSpan(0, n));
    }
}
