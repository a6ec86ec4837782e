namespace GwyTip.Core;

/// <summary>How a measured line differs from the measured line before it.</summary>
/// <param name="Line">The line, 0 on top.</param>
/// <param name="Step">
/// Median over the pixels measured in both of |difference − its median|: what flattening takes from a line drops out.
/// </param>
/// <param name="Shift">Median difference of the raw heights.</param>
/// <param name="Roughness">Median |difference of neighbouring pixels| along the line.</param>
/// <param name="Correlation">Pearson's, of the two lines, −1..1; 1 where a line has no variation.</param>
internal readonly record struct LinePair(int Line, double Step, double Shift, double Roughness, double Correlation)
{
    /// <summary>Every pair of neighbouring measured lines that share a pixel, from the top.</summary>
    public static IReadOnlyList<LinePair> Compare(Scan scan, LineFlattening flattening) =>
        scan.IsOwn(flattening) ? scan.Pairs : CompareAll(scan, flattening);

    internal static IReadOnlyList<LinePair> CompareAll(Scan scan, LineFlattening flattening)
    {
        var pairs = new LinePair?[scan.Lines];
        Workers.RunLines(scan.Lines, scan.Width, (first, end) =>
        {
            using var scratch = new Scratch<double>(scan.Width);
            for (int y = Math.Max(first, 1); y < end; y++)
            {
                if (flattening.IsMeasured(y - 1) && flattening.IsMeasured(y)
                    && Between(scan.Line(y - 1), scan.Line(y), scratch.Span, y) is { } pair)
                {
                    pairs[y] = pair with { Step = pair.Step > flattening.Rounding ? pair.Step : 0 };
                }
            }
        });
        return [.. pairs.OfType<LinePair>()];
    }

    /// <summary>Step and shift from one line to another; null where they share no measured pixel.</summary>
    /// <param name="before">The earlier line.</param>
    /// <param name="after">The later line, as long.</param>
    /// <param name="buffer">Scratch as long as a line.</param>
    public static (double Step, double Shift)? Difference(
        ReadOnlySpan<double> before, ReadOnlySpan<double> after, Span<double> buffer)
    {
        int n = 0;
        for (int x = 0; x < after.Length; x++)
        {
            double difference = after[x] - before[x];
            if (!double.IsNaN(difference))
            {
                buffer[n++] = difference;
            }
        }
        if (n == 0)
        {
            return null;
        }
        var differences = buffer[..n];
        double shift = Order.Median(differences);
        foreach (ref double d in differences)
        {
            d = Math.Abs(d - shift);
        }
        return (Order.Median(differences), shift);
    }

    private static LinePair? Between(ReadOnlySpan<double> above, ReadOnlySpan<double> line, Span<double> buffer, int y) =>
        Difference(above, line, buffer) is var (step, shift)
            ? new LinePair(y, step, shift, RoughnessOf(line, buffer), CorrelationOf(above, line))
            : null;

    private static double RoughnessOf(ReadOnlySpan<double> line, Span<double> buffer)
    {
        int n = 0;
        for (int x = 1; x < line.Length; x++)
        {
            double difference = Math.Abs(line[x] - line[x - 1]);
            if (!double.IsNaN(difference))
            {
                buffer[n++] = difference;
            }
        }
        return n == 0 ? 0 : Order.Median(buffer[..n]);
    }

    /// <summary>Pearson's of two lines over the pixels measured in both; 1 where one of them has no variation.</summary>
    public static double CorrelationOf(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        int n = 0;
        double sumA = 0, sumB = 0;
        for (int x = 0; x < a.Length; x++)
        {
            if (!double.IsNaN(a[x]) && !double.IsNaN(b[x]))
            {
                n++;
                sumA += a[x];
                sumB += b[x];
            }
        }
        double meanA = sumA / n, meanB = sumB / n, aa = 0, bb = 0, ab = 0;
        for (int x = 0; x < a.Length; x++)
        {
            double da = a[x] - meanA, db = b[x] - meanB;
            if (!double.IsNaN(da) && !double.IsNaN(db))
            {
                aa += da * da;
                bb += db * db;
                ab += da * db;
            }
        }
        return aa > 0 && bb > 0 ? Math.Clamp(ab / Math.Sqrt(aa * bb), -1, 1) : 1;
    }
}
