namespace GwyTip.Core;

/// <summary>Order statistics in linear time (selection by partition). The span given is reordered.</summary>
public static class Order
{
    /// <summary>
    /// Usual input needs some twenty. Input on which the selection would go quadratic is sorted instead, so that no field hangs a
    /// viewer.
    /// </summary>
    private const int MostRounds = 100;

    /// <summary>So few values are sorted; for so many a better pivot pays.</summary>
    private const int Few = 16, Many = 100;

    /// <summary>The middle value; of an even number of values the mean of the two in the middle.</summary>
    public static double Median(Span<double> values)
    {
        int n = values.Length;
        double upper = Select(values, n / 2);
        if (n % 2 == 1)
        {
            return upper;
        }
        double lower = double.NegativeInfinity;
        foreach (double v in values[..(n / 2)])
        {
            lower = v > lower ? v : lower;
        }
        return lower + (upper - lower) / 2;
    }

    /// <summary>The median of the distances from <paramref name="middle"/>, which take the place of the values.</summary>
    public static double MedianDistance(Span<double> values, double middle)
    {
        foreach (ref double value in values)
        {
            value = Math.Abs(value - middle);
        }
        return Median(values);
    }

    /// <summary>The value that <paramref name="fraction"/> of the values lie below, 0..1, without interpolation.</summary>
    public static double Quantile(Span<double> values, double fraction) =>
        Select(values, (int)Math.Round(fraction * (values.Length - 1)));

    /// <summary>
    /// Lomuto's partition without a branch, which processors would guess wrongly for every other value: three times as fast as
    /// Hoare's.
    /// </summary>
    private static double Select(Span<double> values, int k)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Length);
        var part = values;
        for (int round = 0; part.Length > Few; round++)
        {
            if (round == MostRounds)
            {
                part.Sort();
                return part[k];
            }
            double pivot = Pivot(part);
            int below = 0;
            for (int i = 0; i < part.Length; i++)
            {
                double value = part[i];
                part[i] = part[below];
                part[below] = value;
                below += value < pivot ? 1 : 0;
            }
            if (k < below)
            {
                part = part[..below];
                continue;
            }
            part = part[below..];
            k -= below;
            if (below > 0)
            {
                continue;
            }
            // The pivot is the lowest value there is, perhaps many times.
            int equal = 0;
            for (int i = 0; i < part.Length; i++)
            {
                double value = part[i];
                part[i] = part[equal];
                part[equal] = value;
                equal += value <= pivot ? 1 : 0;
            }
            if (k < equal)
            {
                return pivot;
            }
            part = part[equal..];
            k -= equal;
        }
        InsertionSort(part);
        return part[k];
    }

    /// <summary>The median of three values, of many the median of the medians of three times three.</summary>
    private static double Pivot(ReadOnlySpan<double> values)
    {
        int n = values.Length, step = n / 9;
        return n < Many
            ? MedianOfThree(values[0], values[n / 2], values[n - 1])
            : MedianOfThree(
                MedianOfThree(values[0], values[step], values[2 * step]),
                MedianOfThree(values[3 * step], values[4 * step], values[5 * step]),
                MedianOfThree(values[6 * step], values[7 * step], values[8 * step]));
    }

    private static void InsertionSort(Span<double> values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            double value = values[i];
            int at = i;
            for (; at > 0 && values[at - 1] > value; at--)
            {
                values[at] = values[at - 1];
            }
            values[at] = value;
        }
    }

    private static double MedianOfThree(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
