using GwyTip.Core;

namespace GwyTip.Simulation.Tests;

/// <summary>Measures periods in a scan, in nm, by Fourier sums at any wave vector.</summary>
internal sealed class Spectrum
{
    private readonly List<(double X, double Y, double Height)> _pixels = [];

    /// <param name="scan">The scan; its mean is taken off.</param>
    /// <param name="inside">Which pixels to look at, by their place in nm from the centre; null: all.</param>
    public Spectrum(Scan scan, Func<double, double, bool>? inside = null)
    {
        double pixel = scan.MetresPerPixelX * 1e9;
        for (int line = 0; line < scan.Lines; line++)
        {
            for (int x = 0; x < scan.Width; x++)
            {
                double px = (x + 0.5 - scan.Width / 2.0) * pixel, py = (line + 0.5 - scan.Lines / 2.0) * pixel;
                if (inside?.Invoke(px, py) ?? true)
                {
                    _pixels.Add((px, py, scan.LineAsGiven(line)[x] * 1e9));
                }
            }
        }
        double mean = _pixels.Average(p => p.Height);
        _pixels = [.. _pixels.Select(p => (p.X, p.Y, p.Height - mean))];
    }

    /// <summary>
    /// Amplitude in nm of the wave with a period in nm, along a direction in degrees from the x axis towards y.
    /// </summary>
    public double Amplitude(double period, double direction)
    {
        var (sin, cos) = Math.SinCos(direction * Math.PI / 180);
        double real = 0, imaginary = 0;
        foreach (var (x, y, height) in _pixels)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * (x * cos + y * sin) / period);
            real += height * c;
            imaginary += height * s;
        }
        return 2 * Math.Sqrt(real * real + imaginary * imaginary) / _pixels.Count;
    }

    /// <summary>The strongest wave in a range of periods and directions.</summary>
    public (double Period, double Direction) Strongest(double from, double to, double direction = 90, double around = 90)
    {
        var best = (Period: from, Direction: direction);
        double most = 0;
        double periodStep = (to - from) / 24, directionStep = Math.Min(3, around / 4);
        for (double p = from; p <= to; p += periodStep)
        {
            for (double d = direction - around; d < direction + around; d += directionStep)
            {
                Try(p, d);
            }
        }
        for (int round = 0; round < 5; round++)
        {
            (periodStep, directionStep) = (periodStep / 3, directionStep / 3);
            var centre = best;
            for (int i = -2; i <= 2; i++)
            {
                for (int j = -2; j <= 2; j++)
                {
                    Try(centre.Period + i * periodStep, centre.Direction + j * directionStep);
                }
            }
        }
        return best;

        void Try(double p, double d)
        {
            if (Amplitude(p, d) is var amplitude && amplitude > most)
            {
                (most, best) = (amplitude, (p, d));
            }
        }
    }
}
