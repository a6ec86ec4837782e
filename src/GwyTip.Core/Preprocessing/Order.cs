namespace GwyTip.Core;

/// <summary>Order statistics in linear time (Hoare's selection). The span given is reordered.</summary>
public static class Order
{
    /// <summary>
    /// Usual input needs some twenty. Input on which the selection would go quadratic is sorted instead, so that no field hangs a
    /// viewer.
    /// </summary>
    private const int MostRounds = 100;

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
            lower = Math.Max(lower, v);
        }
        return lower + (upper - lower) / 2;
    }

    /// <summary>The value that <paramref name="fraction"/> of the values lie below, 0..1, without interpolation.</summary>
    public static double Quantile(Span<double> values, double fraction) =>
        Select(values, (int)Math.Round(fraction * (values.Length - 1)));

    private static double Select(Span<double> values, int k)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Length);
        int low = 0, high = values.Length - 1;
        for (int round = 0; low < high; round++)
        {
            if (round == MostRounds)
            {
                values.Sort();
                return values[k];
            }
            double pivot = MedianOfThree(values[low], values[low + (high - low) / 2], values[high]);
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }
                while (values[j] > pivot)
                {
                    j--;
                }
                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }
            if (k <= j)
            {
                high = j;
            }
            else if (k >= i)
            {
                low = i;
            }
            else
            {
                break;
            }
        }
        return values[k];
    }

    private static double MedianOfThree(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
