using System.Numerics;

namespace GwyTip.Core;

/// <summary>Why a scan holds no image.</summary>
/// <param name="Kind">For programs.</param>
/// <param name="Sentence">For people.</param>
internal sealed record ImageProblem(ScanProblem Kind, string Sentence);

/// <summary>
/// Whether a scan holds an image: not noise alone, and not one line scanned again and again. What a microscope images is larger
/// than a pixel, so that neighbouring heights go together, along the line or from line to line; and it differs from line to line
/// by more than noise. Only signs count, above or below the middle: no spike, however high, hides an image, and the bound below
/// holds whatever the noise is like.
/// </summary>
public static class ImageCheck
{
    /// <summary>Neighbours up to so far: a lattice may have a period of few pixels, where the next one is unlike.</summary>
    private const int Farthest = 8;

    /// <summary>Lines that settle it for nearly every scan.</summary>
    private const int FewLines = 16;

    /// <summary>
    /// Of a scan of more lines than these, blocks of neighbouring lines are looked at, spread over the scan; of longer lines, the
    /// middle.
    /// </summary>
    private const int MostLines = 256, Block = 16, MostColumns = 1024;

    /// <summary>
    /// While the slow axis stands still, lines keep their height but for drift: so much of what a line itself varies by may
    /// remain.
    /// </summary>
    private const double MostUnrest = 0.1;

    /// <summary>And so much of it may be noise: under more, nobody can say that the slow axis stood still.</summary>
    private const double MostNoise = 0.05;

    /// <summary>A spot of an image that has moved: its mean height is so many times what noise would make of it.</summary>
    private const double SpotDeviations = 7;

    private const int Spot = 4;

    private const double Obvious = 0.5;

    /// <summary>
    /// Mean product of the signs of neighbours, from −1 to 1, that an image exceeds: of n pixels of independent noise it is 0,
    /// with the standard deviation 1/√n, and eight distances along two axes are tried. Taking out the mean of n takes 1/n away.
    /// </summary>
    private const double LeastOfImage = 0.01, Deviations = 4;

    /// <summary>
    /// Heights nearer to the middle than a part of the distance that nearly all keep within lie on neither side.
    /// </summary>
    private const double Middle = 0.05, NearlyAll = 0.98;

    /// <exception cref="ScanException">
    /// The scan cannot be flattened, or is noise, or one line again and again. Training goes without this: somebody labelled
    /// those.
    /// </exception>
    public static void Refuse(Scan scan)
    {
        if (scan.Problem is { } problem)
        {
            throw new ScanException(problem.Kind, problem.Sentence);
        }
    }

    /// <returns>Null: there is an image.</returns>
    internal static ImageProblem? Find(Scan scan, LineFlattening flattening)
    {
        int[] measured = [.. Enumerable.Range(0, scan.Lines).Where(flattening.IsMeasured)];
        double[][] first = Flattened(scan, flattening, measured[..Math.Min(FewLines, measured.Length)]);
        if (Signs.From(first).Along(1).Mean <= Obvious && IsNoise(Flattened(scan, flattening, Sample(measured))))
        {
            return new ImageProblem(
                ScanProblem.NoImage, "the scan holds no image: its heights are noise, no two neighbours have anything in common");
        }
        int[] spread = [.. Enumerable.Range(0, FewLines).Select(n => measured[n * (measured.Length - 1) / (FewLines - 1)])
            .Distinct()];
        return Signs.From(Flattened(scan, flattening, spread)).Across(1).Mean > Obvious
            && IsOneLine(scan, flattening, Sample(measured), Roughness(first))
            ? new ImageProblem(
                ScanProblem.RepeatedLines,
                $"the scan repeats one line {measured.Length} times, but for noise: the slow axis did not move")
            : null;
    }

    /// <summary>Standard deviation of the lines' heights about a straight line.</summary>
    private static double Unrest(int[] lines, double[] heights)
    {
        double meanY = lines.Average(), mean = heights.Average();
        double yy = lines.Sum(y => (y - meanY) * (y - meanY));
        double slope = lines.Zip(heights, (y, h) => (y - meanY) * (h - mean)).Sum() / yy;
        return Math.Sqrt(lines.Zip(heights, (y, h) => h - mean - slope * (y - meanY)).Average(d => d * d));
    }

    /// <summary>Standard deviation of heights along flattened lines.</summary>
    private static double Roughness(double[][] lines)
    {
        double squares = 0;
        long n = 0;
        foreach (double[] line in lines)
        {
            foreach (double h in line)
            {
                bool measured = !double.IsNaN(h);
                squares += measured ? h * h : 0;
                n += measured ? 1 : 0;
            }
        }
        return Math.Sqrt(squares / Math.Max(1, n));
    }

    private static int[] Sample(int[] lines)
    {
        if (lines.Length <= MostLines)
        {
            return lines;
        }
        int blocks = MostLines / Block;
        return [.. Enumerable.Range(0, blocks)
            .SelectMany(b => lines.Skip(b * (lines.Length - Block) / (blocks - 1)).Take(Block))];
    }

    private static bool IsNoise(double[][] lines)
    {
        var signs = Signs.From(lines);
        double least = LeastOfImage + 1.0 / lines[0].Length;
        return !Enumerable.Range(1, Farthest).Any(d => signs.Along(d).IsMoreThan(least) || signs.Across(d).IsMoreThan(least));
    }

    /// <summary>Whether lines differ from their mean by nothing that two lines near each other share.</summary>
    private static bool IsOneLine(Scan scan, LineFlattening flattening, int[] chosen, double roughness)
    {
        double[][] lines = Flattened(scan, flattening, chosen);
        SubtractMean(lines);
        double[] heights = new double[lines.Length];
        for (int n = 0; n < lines.Length; n++)
        {
            // The middle of a line under noise is not quite that of the line without it.
            double middle = TakeMiddle(lines[n]);
            heights[n] = middle - flattening.Apply(0, chosen[n], 0);
        }
        var signs = Signs.From(lines);
        double least = LeastOfImage + 1.0 / lines.Length;
        return Unrest(chosen, heights) < MostUnrest * roughness
            && Roughness(lines) < MostNoise * roughness
            && !Enumerable.Range(1, Farthest).Any(d => signs.Across(d).IsMoreThan(least))
            && !HasSpot(lines);
    }

    /// <summary>Takes from each line what all of them have in common.</summary>
    private static void SubtractMean(double[][] lines)
    {
        double[] mean = new double[lines[0].Length];
        int[] count = new int[mean.Length];
        foreach (double[] line in lines)
        {
            for (int x = 0; x < mean.Length; x++)
            {
                bool measured = !double.IsNaN(line[x]);
                mean[x] += measured ? line[x] : 0;
                count[x] += measured ? 1 : 0;
            }
        }
        foreach (double[] line in lines)
        {
            for (int x = 0; x < mean.Length; x++)
            {
                line[x] -= mean[x] / Math.Max(1, count[x]);
            }
        }
    }

    /// <summary>Subtracts a line's median from it, and gives it back.</summary>
    private static double TakeMiddle(double[] line)
    {
        using var scratch = new Scratch<double>(line.Length);
        int n = 0;
        foreach (double h in line)
        {
            scratch.Span[n] = h;
            n += double.IsNaN(h) ? 0 : 1;
        }
        double middle = n == 0 ? 0 : Order.Median(scratch.Span[..n]);
        for (int x = 0; x < line.Length; x++)
        {
            line[x] -= middle;
        }
        return middle;
    }

    /// <summary>
    /// Whether somewhere a few neighbouring pixels rise or sink together, as at a defect: too few to be heard among all.
    /// </summary>
    private static bool HasSpot(double[][] lines)
    {
        // 1.4826 medians of the distance are the standard deviation of normal noise.
        double deviation = 1.4826 * OfDistances(lines, Order.Median);
        for (int top = 0; top + Spot <= lines.Length; top++)
        {
            bool isInOneBlock = lines.Length < MostLines || top % Block <= Block - Spot;
            for (int left = 0; isInOneBlock && left + Spot <= lines[0].Length; left++)
            {
                double sum = 0;
                for (int y = top; y < top + Spot; y++)
                {
                    foreach (double h in lines[y].AsSpan(left, Spot))
                    {
                        // A spike alone makes no spot.
                        sum += double.IsNaN(h) ? 0 : Math.Clamp(h, -Spot * deviation, Spot * deviation);
                    }
                }
                if (Math.Abs(sum) > SpotDeviations * Spot * deviation)
                {
                    return true;
                }
            }
        }
        return false;
    }

    private static double[][] Flattened(Scan scan, LineFlattening flattening, int[] lines) =>
    [
        .. lines.Select(y =>
        {
            int from = Math.Max(0, (scan.Width - MostColumns) / 2);
            double[] line = new double[Math.Min(scan.Width, MostColumns)];
            flattening.Apply(scan.Line(y).Slice(from, line.Length), y, from, line);
            return line;
        }),
    ];

    /// <summary>An order statistic of how far from the middle each measured pixel lies; 0 where there is none.</summary>
    private static double OfDistances(double[][] lines, OrderStatistic statistic)
    {
        using var scratch = new Scratch<double>(lines.Length * lines[0].Length);
        var distances = scratch.Span;
        int n = 0;
        foreach (double[] line in lines)
        {
            foreach (double h in line)
            {
                if (!double.IsNaN(h))
                {
                    distances[n++] = Math.Abs(h);
                }
            }
        }
        return statistic(distances[..Math.Max(1, n)]);
    }

    private delegate double OrderStatistic(Span<double> values);

    /// <summary>
    /// On which side of the middle each pixel lies, a bit a pixel: above, below, or neither, as what was not measured.
    /// </summary>
    private sealed class Signs
    {
        private readonly (ulong[] Above, ulong[] Below)[] _lines;

        private Signs((ulong[] Above, ulong[] Below)[] lines) => _lines = lines;

        public static Signs From(double[][] lines)
        {
            double middle = Middle * OfDistances(lines, distances => Order.Quantile(distances, NearlyAll));
            return new Signs(Array.ConvertAll(lines, line => (Bits(line, 1, middle), Bits(line, -1, middle))));
        }

        /// <summary>Pixels so many apart along the line, 1 to 63.</summary>
        public Agreement Along(int distance)
        {
            var agreement = default(Agreement);
            foreach (var line in _lines)
            {
                agreement.Add(line, line, distance);
            }
            return agreement;
        }

        /// <summary>Pixels of lines so many apart, and in one block.</summary>
        public Agreement Across(int distance)
        {
            var agreement = default(Agreement);
            for (int n = distance; n < _lines.Length; n++)
            {
                if (_lines.Length < MostLines || n % Block >= distance)
                {
                    agreement.Add(_lines[n], _lines[n - distance], 0);
                }
            }
            return agreement;
        }

        /// <summary>Pixels whose height, times a sign, is above the middle; a word more than they need, which is 0.</summary>
        private static ulong[] Bits(double[] line, int sign, double middle)
        {
            var bits = new ulong[line.Length / 64 + 2];
            for (int x = 0; x < line.Length; x++)
            {
                bits[x >> 6] |= (sign * line[x] > middle ? 1UL : 0) << (x & 63);
            }
            return bits;
        }
    }

    /// <summary>How often two pixels lie on the same side; pairs with one on neither side do not count.</summary>
    private struct Agreement
    {
        private long _sum, _pairs;

        public readonly double Mean => _pairs == 0 ? 0 : (double)_sum / _pairs;

        /// <summary>Whether they agree, or disagree, by more than chance and <paramref name="least"/>.</summary>
        public readonly bool IsMoreThan(double least) =>
            _pairs > 0 && Math.Abs(_sum) > least * _pairs + Deviations * Math.Sqrt(_pairs);

        /// <summary>Pixels of one line and those of another so many further to the right.</summary>
        public void Add((ulong[] Above, ulong[] Below) one, (ulong[] Above, ulong[] Below) other, int distance)
        {
            int same = 0, opposite = 0;
            for (int i = 0; i < one.Above.Length - 1; i++)
            {
                ulong above = Shifted(other.Above, i, distance), below = Shifted(other.Below, i, distance);
                same += BitOperations.PopCount((one.Above[i] & above) | (one.Below[i] & below));
                opposite += BitOperations.PopCount((one.Above[i] & below) | (one.Below[i] & above));
            }
            (_sum, _pairs) = (_sum + same - opposite, _pairs + same + opposite);
        }

        private static ulong Shifted(ulong[] bits, int i, int distance) =>
            distance == 0 ? bits[i] : (bits[i] >> distance) | (bits[i + 1] << (64 - distance));
    }
}
