namespace GwyTip.Core;

/// <summary>
/// What shapes a scan is made of at several scales: flat, slope, hollow, bump, trench, ridge or saddle at each pixel, whichever
/// responds most (basic image features; M. Crosier, L. Griffin, Int. J. Comput. Vis. 88, 447 (2010)), how shapes of one scale lie
/// in those of the next, and the moments of heights and slopes.
/// </summary>
internal static class ShapeTraits
{
    private const int Levels = 4, Shapes = 7;

    /// <summary>Traits it gives: of each level, and of each two that follow one another.</summary>
    public const int Count = Levels * (Shapes + 2 + 3 + 3 + 5) + (Levels - 1) * Shapes * Shapes;

    /// <summary>Of the mean response: below it a pixel is flat.</summary>
    private const double FlatShare = 0.35;

    private static readonly double[] Quantiles = [0.01, 0.1, 0.5, 0.9, 0.99];

    /// <param name="traits">Takes them.</param>
    /// <param name="heights">The image, size × size.</param>
    /// <param name="validity">Share of each pixel that was measured.</param>
    /// <param name="size">Divisible by 2 for every level.</param>
    public static void AddTo(List<float> traits, float[] heights, float[] validity, int size)
    {
        int[]? finer = null;
        int finerSize = 0;
        for (int level = 0; level < Levels; level++)
        {
            var jet = Jet.Compute(heights, validity, size);
            int[] shapes = AddLevel(traits, jet);
            if (finer is not null)
            {
                AddPairs(traits, finer, finerSize, shapes, size);
            }
            (finer, finerSize) = (shapes, size);
            (heights, validity) = Jet.Halve(heights, validity, size);
            size /= 2;
        }
    }

    /// <returns>The shape of each pixel; -1 where nothing was measured.</returns>
    private static int[] AddLevel(List<float> traits, Jet jet)
    {
        int n = jet.Measured.Length;
        List<double> slopes = new(n), curves = new(n);
        double xx = 0, yy = 0, xy = 0, sum = 0;
        int[] shapes = new int[n];
        double[] responses = new double[n];
        for (int i = 0; i < n; i++)
        {
            if (jet.Measured[i])
            {
                double gx = jet.X[i], gy = jet.Y[i];
                (xx, yy, xy) = (xx + gx * gx, yy + gy * gy, xy + gx * gy);
                slopes.Add(Math.Sqrt(gx * gx + gy * gy));
                curves.Add(jet.XX[i] + jet.YY[i]);
                (shapes[i], responses[i]) = Largest(jet, i);
                sum += responses[i];
            }
        }
        double flat = FlatShare * sum / Math.Max(1, slopes.Count);
        double[] counts = new double[Shapes];
        for (int i = 0; i < n; i++)
        {
            shapes[i] = !jet.Measured[i] ? -1 : responses[i] > flat ? shapes[i] : 0;
            if (shapes[i] >= 0)
            {
                counts[shapes[i]]++;
            }
        }
        double all = Math.Max(1, counts.Sum()), energy = Math.Max(xx + yy, 1e-12);
        traits.AddRange(counts.Select(c => (float)(c / all)));
        // Which way the slopes point on the whole, and whether they agree (the structure tensor).
        traits.Add((float)(Math.Sqrt((xx - yy) * (xx - yy) + 4 * xy * xy) / energy));
        traits.Add((float)((xx - yy) / energy));
        AddMoments(traits, Measured(jet, jet.Height), aboutZero: false);
        AddMoments(traits, curves, aboutZero: true);
        AddSpread(traits, slopes);
        return shapes;
    }

    /// <summary>The shape, other than flat, that responds most.</summary>
    private static (int Shape, double Response) Largest(Jet jet, int i)
    {
        double slope = 2 * Math.Sqrt(jet.X[i] * jet.X[i] + jet.Y[i] * jet.Y[i]);
        double bow = jet.XX[i] + jet.YY[i], difference = jet.XX[i] - jet.YY[i];
        double twist = Math.Sqrt(difference * difference + 4 * jet.XY[i] * jet.XY[i]);
        ReadOnlySpan<double> responses = [slope, bow, -bow, (twist + bow) / Math.Sqrt(2), (twist - bow) / Math.Sqrt(2), twist];
        int largest = 0;
        for (int s = 1; s < responses.Length; s++)
        {
            largest = responses[s] > responses[largest] ? s : largest;
        }
        return (largest + 1, responses[largest]);
    }

    /// <summary>How often each shape lies in each one of the next coarser level: the square root of its share.</summary>
    private static void AddPairs(List<float> traits, int[] finer, int finerSize, int[] coarser, int coarserSize)
    {
        double[] pairs = new double[Shapes * Shapes];
        double all = 0;
        for (int i = 0; i < finer.Length; i++)
        {
            int row = Math.Min(coarserSize - 1, i / finerSize / 2), column = Math.Min(coarserSize - 1, i % finerSize / 2);
            int inner = finer[i], outer = coarser[row * coarserSize + column];
            if (inner >= 0 && outer >= 0)
            {
                pairs[inner * Shapes + outer]++;
                all++;
            }
        }
        traits.AddRange(pairs.Select(count => all > 0 ? (float)Math.Sqrt(count / all) : 0));
    }

    private static List<double> Measured(Jet jet, float[] part)
    {
        var values = new List<double>(part.Length);
        for (int i = 0; i < part.Length; i++)
        {
            if (jet.Measured[i])
            {
                values.Add(part[i]);
            }
        }
        return values;
    }

    private static void AddMoments(List<float> traits, List<double> values, bool aboutZero)
    {
        if (values.Count < 8)
        {
            traits.AddRange([0, 0, 0]);
            return;
        }
        double mean = aboutZero ? 0 : values.Average(), second = 0, third = 0, fourth = 0;
        foreach (double value in values)
        {
            double d = value - mean, square = d * d;
            (second, third, fourth) = (second + square, third + square * d, fourth + square * square);
        }
        second = Math.Max(second / values.Count, 1e-12);
        double skew = third / values.Count / Math.Pow(second, 1.5), kurtosis = fourth / values.Count / (second * second);
        traits.AddRange(
            [(float)(0.5 * Math.Log(second + 1e-6)), (float)Math.Clamp(skew, -5, 5), (float)Math.Log(Math.Max(kurtosis, 1))]);
    }

    /// <summary>Quantiles over their mean: few steep edges differ from slopes everywhere.</summary>
    private static void AddSpread(List<float> traits, List<double> values)
    {
        double mean = values.DefaultIfEmpty(0).Average();
        double[] sorted = [.. values];
        foreach (double quantile in Quantiles)
        {
            traits.Add(mean > 1e-9 ? (float)Math.Log(Order.Quantile(sorted, quantile) / mean + 0.01) : 0);
        }
    }
}
