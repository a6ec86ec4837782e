namespace GwyTip.Simulation;

/// <summary>Functions that the framework lacks, by the approximations of Abramowitz and Stegun, good to 10⁻⁷.</summary>
internal static class SpecialFunctions
{
    /// <summary>The error function (7.1.26).</summary>
    public static double Erf(double x)
    {
        double t = 1 / (1 + 0.3275911 * Math.Abs(x));
        double sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return Math.CopySign(1 - sum * Math.Exp(-x * x), x);
    }

    /// <summary>Share of a unit Gaussian below x.</summary>
    public static double NormalShare(double x) => 0.5 * (1 + Erf(x / Math.Sqrt(2)));

    /// <summary>sin(x)/x.</summary>
    public static double Sinc(double x) => Math.Abs(x) < 1e-8 ? 1 : Math.Sin(x) / x;

    /// <summary>Bessel functions of order 0 of the first and second kind (9.4.1 to 9.4.3).</summary>
    /// <param name="x">Above 0.</param>
    public static (double J, double Y) Bessel(double x)
    {
        if (x <= 3)
        {
            double s = x * x / 9;
            double j = 1
                + s * (-2.2499997 + s * (1.2656208 + s * (-0.3163866 + s * (0.0444479 + s * (-0.0039444 + s * 0.00021)))));
            double y = 0.36746691
                + s * (0.60559366 + s * (-0.74350384 + s * (0.25300117 + s * (-0.04261214 + s * (0.00427916 - s * 0.00024846)))));
            return (j, 2 / Math.PI * Math.Log(x / 2) * j + y);
        }
        double u = 3 / x;
        double f = 0.79788456
            + u * (-0.00000077 + u * (-0.0055274 + u * (-0.00009512 + u * (0.00137237 + u * (-0.00072805 + u * 0.00014476)))));
        double phase = x - 0.78539816
            + u * (-0.04166397 + u * (-0.00003954 + u * (0.00262573 + u * (-0.00054125 + u * (-0.00029333 + u * 0.00013558)))));
        var (sin, cos) = Math.SinCos(phase);
        double amplitude = f / Math.Sqrt(x);
        return (amplitude * cos, amplitude * sin);
    }
}
