namespace GwyTip.Simulation;

/// <summary>
/// The 22×√3 reconstruction of Au(111): pairs of ridges that run in a zigzag, whose domains meet at
/// <see cref="Gold111.ElbowAngle"/>.
/// </summary>
/// <param name="angle">Mean direction of the ridges in degrees from the x axis, halfway between the two domains'.</param>
/// <param name="elbows">Distance of elbows along the mean direction, in nm.</param>
/// <param name="shift">Where the pattern begins, in nm across and along the mean direction.</param>
/// <param name="strength">1 as Barth measured it; it varies with bias and tip.</param>
internal sealed class HerringboneLayer(double angle, double elbows, Vector shift, double strength) : ILayer
{
    private const int Harmonics = 5;

    /// <summary>How round an elbow is, in nm.</summary>
    private const double Rounding = 0.8;

    /// <summary>A domain's ridges run at this angle to the mean direction.</summary>
    private const double Turn = (180 - Gold111.ElbowAngle) / 2;

    public void AddTo(Canvas canvas, Tip tip, double blur)
    {
        double turnCos = Math.Cos(Turn * Math.PI / 180), slope = Math.Tan(Turn * Math.PI / 180);
        double wave = 2 * Math.PI / Gold111.HerringbonePeriod;
        double width = Math.Sqrt(Gold111.RidgeWidth * Gold111.RidgeWidth + blur * blur + canvas.Pitch * canvas.Pitch / 12);
        var amplitudes = new double[Harmonics + 1];
        double scale = strength * Gold111.HerringboneCorrugation / Contrast(Gold111.RidgeWidth);
        for (int n = 1; n <= Harmonics && n * wave < Math.PI / canvas.Pitch; n++)
        {
            amplitudes[n] = scale * Harmonic(n, width);
        }
        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        for (int j = 0; j < canvas.Cells; j++)
        {
            var row = canvas.Row(j);
            double y = canvas.Place(j);
            for (int i = 0; i < row.Length; i++)
            {
                double x = canvas.Place(i), along = x * cos + y * sin + shift.Y, across = y * cos - x * sin + shift.X;
                double phase = wave * turnCos * (across - slope * Zigzag(along));
                for (int n = 1; n <= Harmonics; n++)
                {
                    row[i] += amplitudes[n] * Math.Cos(n * phase);
                }
            }
        }
    }

    /// <summary>A triangular wave of slope ±1 with round corners and a period of two elbows.</summary>
    private double Zigzag(double along)
    {
        double u = along / elbows, folded = Math.Abs(u - 2 * Math.Floor(u / 2 + 0.5));
        double fromCorner = Math.Min(folded, 1 - folded) * elbows, sign = folded < 0.5 ? 1 : -1;
        double corner = folded < 0.5 ? 0 : elbows;
        return corner + sign * Rounded(fromCorner) * (elbows / 2) / Rounded(elbows / 2);
    }

    private static double Rounded(double distance) => Math.Sqrt(distance * distance + Rounding * Rounding) - Rounding;

    /// <summary>Amplitude of a harmonic of two ridges a period, each a Gaussian of height 1.</summary>
    private static double Harmonic(int n, double width)
    {
        double wave = 2 * Math.PI * n / Gold111.HerringbonePeriod;
        return 4 * Gold111.RidgeWidth * Math.Sqrt(2 * Math.PI) / Gold111.HerringbonePeriod
            * Math.Exp(-wave * wave * width * width / 2) * Math.Cos(wave * Gold111.RidgeSeparation / 2);
    }

    /// <summary>From the lowest to the highest of the profile, to set its corrugation.</summary>
    private static double Contrast(double width)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (int i = 0; i < 256; i++)
        {
            double height = Enumerable.Range(1, Harmonics).Sum(n => Harmonic(n, width) * Math.Cos(2 * Math.PI * n * i / 256));
            (low, high) = (Math.Min(low, height), Math.Max(high, height));
        }
        return high - low;
    }
}
