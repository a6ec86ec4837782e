namespace GwyTip.Core;

/// <summary>How much the forward and the backward pass of a scan have in common.</summary>
public static class PassAgreement
{
    /// <summary>Two passes of a sharp, quiet scan are nearly the same; below this the user is warned.</summary>
    public const double Least = 0.5;

    private const int Size = Preprocessing.ImageSize;

    /// <summary>In an input of networks, how far behind a pixel's height its validity stands.</summary>
    private const int Validity = Size * Size;

    /// <summary>The piezo's hysteresis shifts one pass against the other by up to so many pixels of the image.</summary>
    private const int MostShift = 8;

    /// <summary>
    /// Pearson's correlation of the two images as networks see them, flattened and scaled, at the shift along the lines where it
    /// is largest; −1..1, NaN where one of them shows nothing or they do not have the same size.
    /// </summary>
    public static double Correlate(Scan forward, Scan backward)
    {
        if ((forward.Width, forward.Lines) != (backward.Width, backward.Lines))
        {
            return double.NaN;
        }
        float[] one, other;
        try
        {
            (one, other) = (forward.Image.Values, backward.Image.Values);
        }
        catch (ScanException)
        {
            return double.NaN;
        }
        double best = double.NaN;
        for (int shift = -MostShift; shift <= MostShift; shift++)
        {
            best = double.MaxNumber(best, Correlation(one, other, shift));
        }
        return best;
    }

    private static double Correlation(float[] one, float[] other, int shift)
    {
        double n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
        for (int y = 0; y < Size; y++)
        {
            for (int x = Math.Max(0, -shift); x < Math.Min(Size, Size - shift); x++)
            {
                int i = y * Size + x, j = i + shift;
                if (one[Validity + i] > 0 && other[Validity + j] > 0)
                {
                    double p = one[i], q = other[j];
                    n++;
                    a += p;
                    b += q;
                    aa += p * p;
                    bb += q * q;
                    ab += p * q;
                }
            }
        }
        double variances = (aa - a * a / n) * (bb - b * b / n);
        return variances > 0 ? (ab - a * b / n) / Math.Sqrt(variances) : double.NaN;
    }
}
