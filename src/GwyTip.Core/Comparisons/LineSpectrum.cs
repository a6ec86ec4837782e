namespace GwyTip.Core;

/// <summary>
/// What neighbouring lines of a scan have in common and what they have not, by frequency along the lines. A surface changes
/// little from one line to the next, noise is another one in each: with A and B the transforms of two neighbours,
/// |A + B|² − |A − B|² is four times the real part of their cross spectrum, to which noise adds nothing on average, and |A − B|²
/// is twice the noise.
/// </summary>
/// <param name="Length">Pixels that transforms were taken of, a power of two: bin k has k / Length periods a pixel.</param>
/// <param name="Signal">Power that neighbouring lines share, 0 or more; bins 0 to half of the length.</param>
/// <param name="Noise">Power that they do not share, of one line.</param>
internal sealed record LineSpectrum(int Length, double[] Signal, double[] Noise)
{
    /// <summary>Slower than so many periods it is what the window leaks.</summary>
    public const int Slowest = 3;

    /// <returns>Null where fewer than two neighbouring lines were measured.</returns>
    public static LineSpectrum? Take(Scan scan, LineFlattening flattening)
    {
        var rows = new Fourier.Rows(scan.Width);
        int length = rows.Window.Length;
        double[] together = new double[rows.Frequencies], apart = new double[rows.Frequencies];
        double[] before = new double[length], line = new double[length];
        int pairs = 0;
        for (int y = 0; y < scan.Lines; y++)
        {
            (before, line) = (line, before);
            if (!flattening.IsMeasured(y))
            {
                continue;
            }
            var raw = scan.Line(y);
            for (int i = 0; i < length; i++)
            {
                int x = rows.Start + i;
                line[i] = double.IsNaN(raw[x]) ? 0 : rows.Window[i] * flattening.Apply(raw[x], y, x);
            }
            if (y == 0 || !flattening.IsMeasured(y - 1))
            {
                continue;
            }
            for (int i = 0; i < length; i++)
            {
                rows.First[i] = line[i] + before[i];
                rows.Second[i] = line[i] - before[i];
            }
            rows.AddPowers(together, apart);
            pairs++;
        }
        return pairs == 0 ? null : new LineSpectrum(
            length, [.. together.Zip(apart, (t, a) => Math.Max(0, t - a) / 4)], [.. apart.Select(a => a / 2)]);
    }

    /// <summary>Sums over the bins from one frequency to another, periods a pixel.</summary>
    /// <returns>
    /// Root mean square frequency of the signal, 0 where there is none, and signal over noise in the upper part of the band (from
    /// the geometric mean of its ends), limited to 1e-4..1e4.
    /// </returns>
    public (double Frequency, double Contrast) Over(double lowest, double highest)
    {
        double sum = 0, squares = 0, fine = 0, noise = 0, middle = Math.Sqrt(lowest * highest);
        for (int k = Slowest; k < Signal.Length; k++)
        {
            double frequency = (double)k / Length;
            if (frequency >= lowest && frequency <= highest)
            {
                sum += Signal[k];
                squares += Signal[k] * frequency * frequency;
                fine += frequency >= middle ? Signal[k] : 0;
                noise += frequency >= middle ? Noise[k] : 0;
            }
        }
        return (sum > 0 ? Math.Sqrt(squares / sum) : 0, noise > 0 ? Math.Clamp(fine / noise, 1e-4, 1e4) : fine > 0 ? 1e4 : 1);
    }
}
