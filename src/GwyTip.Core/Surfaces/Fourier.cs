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
        double[] real = values.ToArray(), imaginary = new double[real.Length];
        var (cosines, sines) = Circle(size);
        for (int row = 0; row < size; row++)
        {
            Transform(real.AsSpan(row * size, size), imaginary.AsSpan(row * size, size), cosines, sines);
        }
        double[] columnReal = new double[size], columnImaginary = new double[size], power = new double[real.Length];
        for (int column = 0; column < size; column++)
        {
            for (int row = 0; row < size; row++)
            {
                columnReal[row] = real[row * size + column];
                columnImaginary[row] = imaginary[row * size + column];
            }
            Transform(columnReal, columnImaginary, cosines, sines);
            for (int row = 0; row < size; row++)
            {
                power[row * size + column] = columnReal[row] * columnReal[row] + columnImaginary[row] * columnImaginary[row];
            }
        }
        return power;
    }

    /// <summary>
    /// Transforms of the middle parts of many lines, with no memory taken for each. Not for several threads.
    /// </summary>
    public sealed class Rows
    {
        /// <summary>Pixels of a line that are transformed, at most.</summary>
        private const int Longest = 512;

        private readonly (double[] Cosines, double[] Sines) _circle;
        private readonly double[] _real, _imaginary;

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
            _circle = Circle(length);
            _real = new double[length];
            _imaginary = new double[length];
        }

        /// <summary>First pixel of the part.</summary>
        public int Start { get; }

        /// <summary>What its heights are to be multiplied by; as long as the part, a power of two.</summary>
        public double[] Window { get; }

        /// <summary>Frequencies of a transform, 0 to half of the length.</summary>
        public int Frequencies => Window.Length / 2 + 1;

        /// <summary>Takes the next row: its values are to be written here.</summary>
        public Span<double> Row => _real;

        /// <summary>Adds the squared magnitudes of the row's transform, frequencies 0 to half of its length.</summary>
        public void AddPower(Span<double> power)
        {
            Array.Clear(_imaginary);
            Transform(_real, _imaginary, _circle.Cosines, _circle.Sines);
            for (int k = 0; k < Frequencies; k++)
            {
                power[k] += _real[k] * _real[k] + _imaginary[k] * _imaginary[k];
            }
        }
    }

    private static (double[] Cosines, double[] Sines) Circle(int size) => (
        [.. Enumerable.Range(0, size / 2).Select(i => Math.Cos(2 * Math.PI * i / size))],
        [.. Enumerable.Range(0, size / 2).Select(i => -Math.Sin(2 * Math.PI * i / size))]);

    private static void Transform(Span<double> real, Span<double> imaginary, double[] cosines, double[] sines)
    {
        int size = real.Length;
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
                    double c = cosines[k * step], s = sines[k * step];
                    double r = real[b] * c - imaginary[b] * s, i = real[b] * s + imaginary[b] * c;
                    (real[b], imaginary[b]) = (real[a] - r, imaginary[a] - i);
                    (real[a], imaginary[a]) = (real[a] + r, imaginary[a] + i);
                }
            }
        }
    }
}
