namespace GwyTip.Core;

/// <summary>
/// How each line of a scan differs from the one before it, line by line from the top: what <see cref="LineStatistics"/> sums up
/// in a few numbers, for a network to see where and in which way lines change. Ratios within the scan and correlations, so that
/// it depends neither on height scale and offset nor on a plane.
/// </summary>
/// <remarks>
/// A scan of more lines or pixels than <see cref="Length"/> + 1 is averaged over blocks of whole lines and pixels. One of fewer
/// lines is continued by its mirror image, as <see cref="MirroredScan"/> does.
/// </remarks>
public static class LineSequence
{
    /// <summary>Numbers a pair of lines.</summary>
    public const int Channels = 8;

    /// <summary>Pairs of lines.</summary>
    public const int Length = 191;

    /// <summary>The channel whose sign turns with time: by how much the line lies higher than the one before it.</summary>
    private const int Shift = 4;

    /// <summary>What lies beyond is no more a sign than this.</summary>
    private const double Limit = 5;

    /// <summary>
    /// Of the heights' range, what differences are told from nothing by: half a step of a picture of 256 greys, about.
    /// </summary>
    private const double Step = 1 / 400.0;

    /// <summary>Share of the pixels at either end that the range leaves out.</summary>
    private const double Outside = 0.001;

    /// <returns>
    /// <see cref="Channels"/> × <see cref="Length"/> numbers, each within ±5; all 0 where fewer than two pairs of neighbouring
    /// lines were measured.
    /// </returns>
    public static float[] Compute(Scan scan, LineFlattening flattening)
    {
        var rows = Rows(scan, flattening);
        (Row Before, Row After)[] pairs = [.. rows.Zip(rows.Skip(1)).Where(p => p.First.IsMeasured && p.Second.IsMeasured)];
        if (pairs.Length < 2)
        {
            return new float[Channels * Length];
        }
        double[] flat = [.. rows.SelectMany(r => r.Flat).Where(double.IsFinite)];
        double range = Order.Quantile(flat, 1 - Outside) - Order.Quantile(flat, Outside);
        double least = Step * (range > 0 ? range : flat.Max() - flat.Min());
        double spread = least + Order.MedianDistance(flat, Order.Median(flat));
        return least > 0 ? Sequence([.. pairs.Select(p => Pair.Compare(p.Before, p.After))], spread, least)
            : new float[Channels * Length];
    }

    /// <summary>The same of the scan with its lines in the opposite order, but for which line of a pair is the later.</summary>
    /// <param name="sequence"><see cref="Channels"/> × <see cref="Length"/>; changed in place.</param>
    public static void TurnTime(Span<float> sequence)
    {
        for (int c = 0; c < Channels; c++)
        {
            sequence.Slice(c * Length, Length).Reverse();
        }
        foreach (ref float shift in sequence.Slice(Shift * Length, Length))
        {
            shift = -shift;
        }
    }

    private static float[] Sequence(Pair[] pairs, double spread, double least)
    {
        double[][] channels =
        [
            Ratios(p => p.Mean), Ratios(p => p.Most), Ratios(p => p.Largest),
            [.. pairs.Select(p => Math.Log(1 + p.Mean / spread))],
            Shifts(), Ratios(p => p.Roughness), [.. pairs.Select(p => 1 - p.Correlation)], Ratios(p => p.Spread),
        ];
        float[] sequence = new float[Channels * Length];
        int period = 2 * (pairs.Length - 1);
        for (int i = 0; i < sequence.Length; i++)
        {
            int at = i % Length % period;
            bool back = at >= pairs.Length;
            double value = channels[i / Length][back ? period - at : at];
            sequence[i] = (float)Math.Clamp(back && i / Length == Shift ? -value : value, -Limit, Limit);
        }
        return sequence;

        // How far a value lies above what is usual in the scan.
        double[] Ratios(Func<Pair, double> valueOf)
        {
            double[] values = [.. pairs.Select(valueOf)];
            double usual = Order.Median([.. values]) + least;
            return [.. values.Select(v => Math.Log((v + least) / usual))];
        }

        double[] Shifts()
        {
            double[] shifts = [.. pairs.Select(p => p.Shift)];
            double drift = Order.Median([.. shifts]);
            double usual = Order.Median([.. shifts.Select(s => Math.Abs(s - drift))]) + 2 * least;
            return [.. shifts.Select(s => Math.CopySign(Math.Log(1 + Math.Abs(s - drift) / usual), s - drift))];
        }
    }

    /// <summary>The scan without its tilt along x, in blocks of whole lines and pixels.</summary>
    private static Row[] Rows(Scan scan, LineFlattening flattening)
    {
        var (first, end) = MeasuredLines.Between(scan.Lines, flattening.IsMeasured);
        int down = BlockOf(end - first), across = BlockOf(scan.Width);
        var rows = new Row[(end - first + down - 1) / down];
        Workers.RunLines(rows.Length, down * scan.Width, (from, to) =>
        {
            double[] sums = new double[(scan.Width + across - 1) / across];
            int[] counts = new int[sums.Length];
            for (int row = from; row < to; row++)
            {
                Array.Clear(sums);
                Array.Clear(counts);
                for (int y = first + row * down; y < Math.Min(end, first + (row + 1) * down); y++)
                {
                    if (flattening.IsMeasured(y))
                    {
                        Add(scan.Line(y), flattening.Slope, across, sums, counts);
                    }
                }
                rows[row] = new Row([.. sums.Zip(counts, (s, n) => n > 0 ? s / n : double.NaN)]);
            }
        });
        return rows;
    }

    /// <summary>Adds what was measured of a line to the sums of its blocks.</summary>
    private static void Add(ReadOnlySpan<double> line, double slope, int across, double[] sums, int[] counts)
    {
        for (int block = 0, x = 0; block < sums.Length; block++)
        {
            for (int end = Math.Min(line.Length, x + across); x < end; x++)
            {
                if (!double.IsNaN(line[x]))
                {
                    sums[block] += line[x] - slope * x;
                    counts[block]++;
                }
            }
        }
    }

    private static int BlockOf(int length) => (length + Length) / (Length + 1);

    /// <summary>Some neighbouring lines as one.</summary>
    private sealed class Row
    {
        /// <param name="heights">NaN where nothing was measured.</param>
        public Row(double[] heights)
        {
            double[] measured = [.. heights.Where(h => !double.IsNaN(h))];
            double middle = measured.Length > 0 ? Order.Median(measured) : double.NaN;
            Heights = heights;
            Flat = Array.ConvertAll(heights, h => h - middle);
            IsMeasured = measured.Length > 1;
        }

        public double[] Heights { get; }

        /// <summary>The heights less their median.</summary>
        public double[] Flat { get; }

        public bool IsMeasured { get; }
    }

    /// <summary>How a row differs from the one before it, in the scan's unit but for the correlation.</summary>
    /// <param name="Mean">Mean of |difference − its median|.</param>
    /// <param name="Most">What nine tenths of these do not exceed.</param>
    /// <param name="Largest">The largest of these.</param>
    /// <param name="Shift">Median difference.</param>
    /// <param name="Roughness">Mean |difference of neighbouring pixels| along the row.</param>
    /// <param name="Correlation">Pearson's, of the two rows; 1 where one has no variation.</param>
    /// <param name="Spread">Standard deviation of the row.</param>
    private readonly record struct Pair(
        double Mean, double Most, double Largest, double Shift, double Roughness, double Correlation, double Spread)
    {
        public static Pair Compare(Row before, Row after)
        {
            double[] differences = [.. before.Heights.Zip(after.Heights, (b, a) => a - b).Where(d => !double.IsNaN(d))];
            double shift = differences.Length > 0 ? Order.Median(differences) : 0;
            double[] apart = Array.ConvertAll(differences, d => Math.Abs(d - shift));
            double[] along = [.. after.Flat.Zip(after.Flat.Skip(1), (a, b) => Math.Abs(b - a)).Where(d => !double.IsNaN(d))];
            double[] measured = [.. after.Flat.Where(h => !double.IsNaN(h))];
            double mean = measured.Average();
            return new Pair(
                apart.Length > 0 ? apart.Average() : 0,
                apart.Length > 0 ? Order.Quantile(apart, 0.9) : 0,
                apart.Length > 0 ? apart.Max() : 0,
                shift,
                along.Length > 0 ? along.Average() : 0,
                LinePair.CorrelationOf(before.Flat, after.Flat),
                Math.Sqrt(measured.Average(h => (h - mean) * (h - mean))));
        }
    }
}
