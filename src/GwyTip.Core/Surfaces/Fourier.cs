namespace GwyTip.Core;

/// <summary>The discrete Fourier transform of a small square (J. Cooley, J. Tukey, Math. Comput. 19, 297 (1965)).</summary>
public static class Fourier
{
    /// <summary>Squared magnitudes of the transform of a real square.</summary>
    /// <param name="values">size × size, row by row.</param>
    /// <param name="size">A power of two.</param>
    /// <returns>Row ky, column kx; frequencies above size / 2 are the negative ones.</returns>
    public static double[] Power(ReadOnlySpan<double> values, int size)
    {
        // Two real rows make one complex one, and of the columns half are the mirror image of the other half.
        int half = size / 2;
        double[] real = new double[size * (half + 1)], imaginary = new double[real.Length], power = new double[size * size];
        var pair = new RealPair(size);
        for (int row = 0; row < size; row += 2)
        {
            values.Slice(row * size, size).CopyTo(pair.First);
            values.Slice((row + 1) * size, size).CopyTo(pair.Second);
            pair.Transform();
            for (int k = 0; k <= half; k++)
            {
                int at = k * size + row;
                ((real[at], imaginary[at]), (real[at + 1], imaginary[at + 1])) = pair[k];
            }
        }
        for (int column = 0; column <= half; column++)
        {
            pair.Transform(real.AsSpan(column * size, size), imaginary.AsSpan(column * size, size));
            for (int row = 0; row < size; row++)
            {
                int at = column * size + row, opposite = (size - row) % size * size + (size - column) % size;
                power[row * size + column] = power[opposite] = real[at] * real[at] + imaginary[at] * imaginary[at];
            }
        }
        return power;
    }

    /// <summary>
    /// Transforms of the middle parts of many lines, two at a time, with no memory taken for each. Not for several threads.
    /// </summary>
    public sealed class Rows
    {
        /// <summary>Pixels of a line that are transformed, at most.</summary>
        private const int Longest = 512;

        private readonly RealPair _pair;

        /// <param name="width">Pixels of a line, at least <see cref="LineFlattening.MinimumWidth"/>.</param>
        public Rows(int width)
        {
            int length = LineFlattening.MinimumWidth;
            while (2 * length <= Math.Min(width, Longest))
            {
                length *= 2;
            }
            Start = (width - length) / 2;
            // Hann's window.
            Window = [.. Enumerable.Range(0, length).Select(i => 0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / length))];
            _pair = new RealPair(length);
        }

        /// <summary>First pixel of the part.</summary>
        public int Start { get; }

        /// <summary>What its heights are to be multiplied by; as long as the part, a power of two.</summary>
        public double[] Window { get; }

        /// <summary>Frequencies of a transform, 0 to half of the length.</summary>
        public int Frequencies => Window.Length / 2 + 1;

        /// <summary>Take the next two rows: their values are to be written here, all of them.</summary>
        public Span<double> First => _pair.First;

        /// <inheritdoc cref="First"/>
        public Span<double> Second => _pair.Second;

        /// <summary>
        /// Adds the squared magnitudes of the rows' transforms, frequencies 0 to half of their length. The rows are used up.
        /// </summary>
        public void AddPowers(Span<double> first, Span<double> second)
        {
            _pair.Transform();
            for (int k = 0; k < Frequencies; k++)
            {
                var (a, b) = _pair[k];
                first[k] += a.Real * a.Real + a.Imaginary * a.Imaginary;
                second[k] += b.Real * b.Real + b.Imaginary * b.Imaginary;
            }
        }
    }

    /// <summary>Transforms two real rows as the parts of a complex one.</summary>
    private sealed class RealPair(int size)
    {
        private readonly double[] _cosines = [.. Enumerable.Range(0, size / 2).Select(i => Math.Cos(2 * Math.PI * i / size))];
        private readonly double[] _sines = [.. Enumerable.Range(0, size / 2).Select(i => -Math.Sin(2 * Math.PI * i / size))];
        private readonly double[] _real = new double[size], _imaginary = new double[size];

        public Span<double> First => _real;

        public Span<double> Second => _imaginary;

        /// <summary>The transforms of the two rows at a frequency, 0 to half of the size.</summary>
        public ((double Real, double Imaginary) First, (double Real, double Imaginary) Second) this[int k]
        {
            get
            {
                int opposite = (size - k) % size;
                double re = _real[k], im = _imaginary[k], reOpposite = _real[opposite], imOpposite = _imaginary[opposite];
                return (
                    ((re + reOpposite) / 2, (im - imOpposite) / 2),
                    ((im + imOpposite) / 2, (reOpposite - re) / 2));
            }
        }

        public void Transform() => Transform(_real, _imaginary);

        /// <summary>Of a complex row as long, in place.</summary>
        public void Transform(Span<double> real, Span<double> imaginary)
        {
            for (int i = 1, j = 0; i < size; i++)
            {
                int bit = size >> 1;
                for (; (j & bit) != 0; bit >>= 1)
                {
                    j ^= bit;
                }
                j ^= bit;
                if (i < j)
                {
                    (real[i], real[j]) = (real[j], real[i]);
                    (imaginary[i], imaginary[j]) = (imaginary[j], imaginary[i]);
                }
            }
            for (int length = 2; length <= size; length <<= 1)
            {
                int half = length / 2, step = size / length;
                for (int start = 0; start < size; start += length)
                {
                    for (int k = 0; k < half; k++)
                    {
                        int a = start + k, b = a + half;
                        double c = _cosines[k * step], s = _sines[k * step];
                        double r = real[b] * c - imaginary[b] * s, i = real[b] * s + imaginary[b] * c;
                        (real[b], imaginary[b]) = (real[a] - r, imaginary[a] - i);
                        (real[a], imaginary[a]) = (real[a] + r, imaginary[a] + i);
                    }
                }
            }
        }
    }
}
