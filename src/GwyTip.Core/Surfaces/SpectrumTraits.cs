namespace GwyTip.Core;

/// <summary>
/// How the power spectrum of a scan is spread: over rings of one wavelength and within each of them. A lattice gives sharp peaks
/// whose number is its symmetry, steps and grains a slope, noise neither.
/// </summary>
internal static class SpectrumTraits
{
    /// <summary>
    /// Rings, evenly spaced in the logarithm of the frequency from <see cref="Lowest"/> to <see cref="Highest"/> periods a side.
    /// </summary>
    private const int Rings = 12;

    /// <summary>Traits it gives: of each ring, and of the peaks.</summary>
    public const int Count = Rings * 8 + Peaks + 1 + 3 * 4;

    private const double Lowest = 1.5, Highest = 64;

    /// <summary>Angular harmonics within a ring, of the orders 2, 4, 6: a real picture has only even ones.</summary>
    private const int Harmonics = 3;

    /// <summary>Below this share of all power there is nothing but rounding.</summary>
    private const double Floor = 1e-6;

    /// <summary>Peaks that are looked at.</summary>
    private const int Peaks = 6;

    /// <param name="heights">The image, size × size.</param>
    /// <param name="validity">Share of each pixel that was measured.</param>
    /// <param name="size">A power of two.</param>
    /// <param name="traits">Takes them.</param>
    public static void AddTo(List<float> traits, ReadOnlySpan<float> heights, ReadOnlySpan<float> validity, int size)
    {
        double[] power = Fourier.Power(Windowed(heights, validity, size), size);
        var rings = new Ring[Rings];
        for (int i = 0; i < Rings; i++)
        {
            rings[i] = new Ring();
        }
        int half = size / 2;
        double total = 0;
        // Half of the plane: the other one is its mirror image.
        for (int row = 0; row < size; row++)
        {
            int ky = row <= half ? row : row - size;
            for (int kx = ky > 0 ? 0 : 1; kx < half; kx++)
            {
                double k = Math.Sqrt(kx * kx + ky * ky);
                int ring = (int)Math.Floor(Rings * Math.Log(k / Lowest) / Math.Log(Highest / Lowest));
                if (ring is >= 0 and < Rings)
                {
                    double p = power[row * size + kx];
                    rings[ring].Add(p, kx, ky);
                    total += p;
                }
            }
        }
        total = Math.Max(total, double.Epsilon);
        foreach (var ring in rings)
        {
            ring.AddTo(traits, total);
        }
        AddPeaks(traits, power, size, total);
    }

    /// <summary>
    /// The strongest places that are stronger than all around them: how strong, how far out, how they stand to the first.
    /// </summary>
    private static void AddPeaks(List<float> traits, double[] power, int size, double total)
    {
        int half = size / 2;
        var peaks = new List<(double Power, int X, int Y)>();
        for (int ky = -half + 2; ky < half - 2; ky++)
        {
            for (int kx = 0; kx < half - 2; kx++)
            {
                double p = At(kx, ky);
                if (kx * kx + ky * ky < 6 || (kx == 0 && ky < 0) || p < 1e-3 * total || !IsPeak(kx, ky, p))
                {
                    continue;
                }
                double sum = 0;
                for (int dy = -1; dy <= 1; dy++)
                {
                    for (int dx = -1; dx <= 1; dx++)
                    {
                        sum += At(kx + dx, ky + dy);
                    }
                }
                peaks.Add((sum, kx, ky));
            }
        }
        var strongest = peaks.OrderByDescending(p => p.Power).Take(Peaks).ToArray();
        double last = 0;
        for (int i = 0; i < Peaks; i++)
        {
            last += i < strongest.Length ? strongest[i].Power / total : 0;
            traits.Add((float)last);
        }
        traits.Add((float)Math.Log(1 + peaks.Count));
        for (int i = 0; i < 3; i++)
        {
            if (i >= strongest.Length)
            {
                traits.AddRange([0, 0, 0, 0]);
                continue;
            }
            var (_, x, y) = strongest[i];
            double r = Math.Sqrt(x * x + y * y),
                first = Math.Sqrt(strongest[0].X * strongest[0].X + strongest[0].Y * strongest[0].Y);
            double turned = Math.Atan2(y, x) - Math.Atan2(strongest[0].Y, strongest[0].X);
            traits.AddRange([
                (float)Math.Log(r), (float)(i == 0 ? Math.Abs(Math.Cos(Math.Atan2(y, x))) : Math.Log(r / first)),
                (float)Math.Cos(2 * turned), (float)Math.Cos(6 * turned)]);
        }

        bool IsPeak(int kx, int ky, double p)
        {
            for (int dy = -2; dy <= 2; dy++)
            {
                for (int dx = -2; dx <= 2; dx++)
                {
                    if ((dx != 0 || dy != 0) && At(kx + dx, ky + dy) > p)
                    {
                        return false;
                    }
                }
            }
            return true;
        }

        double At(int kx, int ky) => power[(ky + size) % size * size + (kx + size) % size];
    }

    /// <summary>
    /// The mean taken off, and faded out towards the edges of what was measured, which would else look like a cross of lines.
    /// </summary>
    private static double[] Windowed(ReadOnlySpan<float> heights, ReadOnlySpan<float> validity, int size)
    {
        int left = size, right = 0, top = size, bottom = 0;
        double sum = 0, weight = 0;
        for (int i = 0; i < heights.Length; i++)
        {
            if (validity[i] > 0)
            {
                (left, right) = (Math.Min(left, i % size), Math.Max(right, i % size));
                (top, bottom) = (Math.Min(top, i / size), Math.Max(bottom, i / size));
                sum += validity[i] * heights[i];
                weight += validity[i];
            }
        }
        double mean = weight > 0 ? sum / weight : 0;
        double[] along = [.. Enumerable.Range(0, size).Select(x => Hann(x, left, right))];
        double[] across = [.. Enumerable.Range(0, size).Select(y => Hann(y, top, bottom))];
        var windowed = new double[heights.Length];
        for (int i = 0; i < heights.Length; i++)
        {
            windowed[i] = validity[i] * (heights[i] - mean) * along[i % size] * across[i / size];
        }
        return windowed;
    }

    private static double Hann(int at, int first, int last) =>
        at < first || at > last ? 0 : 0.5 - 0.5 * Math.Cos(2 * Math.PI * (at - first + 0.5) / (last - first + 1));

    private sealed class Ring
    {
        private double _sum, _largest, _along, _across, _information;
        private int _count;
        private readonly double[] _cosines = new double[Harmonics], _sines = new double[Harmonics];

        public void Add(double power, int kx, int ky)
        {
            _sum += power;
            _count++;
            _largest = Math.Max(_largest, power);
            _information += power > 0 ? power * Math.Log(power) : 0;
            // What changes along lines only, and from line to line only: drift and noise of the scanning lie there.
            _along += Math.Abs(ky) <= 1 ? power : 0;
            _across += kx <= 1 ? power : 0;
            // Twice the angle, and by de Moivre its multiples.
            double square = kx * kx + ky * ky, cosine = (kx * kx - ky * ky) / square, sine = 2.0 * kx * ky / square;
            double c = 1, s = 0;
            for (int i = 0; i < Harmonics; i++)
            {
                (c, s) = (c * cosine - s * sine, s * cosine + c * sine);
                _cosines[i] += power * c;
                _sines[i] += power * s;
            }
        }

        public void AddTo(List<float> traits, double total)
        {
            double share = _sum / total, sum = Math.Max(_sum, double.Epsilon);
            // Where there is next to nothing, how it is spread means nothing.
            double trust = share / (share + 1e-4);
            double evenness = _count > 1 && _sum > 0 ? (Math.Log(_sum) - _information / _sum) / Math.Log(_count) : 1;
            traits.AddRange([
                (float)Math.Log(share + Floor), (float)(trust * _largest / sum), (float)(1 - trust * (1 - evenness)),
                (float)(trust * _along / sum),
                (float)(trust * _across / sum)]);
            for (int i = 0; i < Harmonics; i++)
            {
                traits.Add((float)(trust * Math.Sqrt(_cosines[i] * _cosines[i] + _sines[i] * _sines[i]) / sum));
            }
        }
    }
}
