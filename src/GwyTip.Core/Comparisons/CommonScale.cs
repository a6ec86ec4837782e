using System.Globalization;

namespace GwyTip.Core;

/// <summary>What two scans can be measured in, both alike.</summary>
/// <param name="Unit">A pixel of the one: in metres where both sizes are known, else 1.</param>
/// <param name="OtherUnit">A pixel of the other.</param>
/// <param name="Lowest">Lowest frequency that the lines of both have, periods a unit.</param>
/// <param name="Highest">The highest, short of half a pixel, where sampling ends.</param>
/// <param name="IsSized">Whether lengths are metres.</param>
/// <param name="IsSame">Whether lengths compare: not where one size is unknown, or both are and their pixels differ.</param>
/// <param name="IsSameFrame">Whether both show about as much of the surface.</param>
/// <param name="IsSamePixel">Whether their pixels are about as large, so that noise compares.</param>
internal sealed record CommonScale(
    double Unit, double OtherUnit, double Lowest, double Highest, bool IsSized, bool IsSame, bool IsSameFrame, bool IsSamePixel)
{
    /// <summary>Sizes that differ by less than these factors are about the same.</summary>
    private const double AboutFrame = 1.25, AboutPixel = 2;

    /// <summary>Frequencies must span at least so much: less holds no detail.</summary>
    private const double LeastBand = 4;

    /// <summary>Periods a pixel.</summary>
    private const double Coarsest = 0.02, Finest = 0.4;

    public bool IsEnough => Highest >= LeastBand * Lowest;

    public static CommonScale Between(ComparedScan scan, ComparedScan other)
    {
        if (scan.MetresPerPixel > 0 && other.MetresPerPixel > 0)
        {
            double unit = scan.MetresPerPixel, otherUnit = other.MetresPerPixel;
            double frame = unit * scan.Width, otherFrame = otherUnit * other.Width;
            return new CommonScale(
                unit, otherUnit, LineSpectrum.Slowest / Math.Min(frame, otherFrame), Finest / Math.Max(unit, otherUnit),
                IsSized: true, IsSame: true, About(frame, otherFrame, AboutFrame), About(unit, otherUnit, AboutPixel));
        }
        bool isSame = scan.MetresPerPixel == 0 && other.MetresPerPixel == 0 && scan.Width == other.Width;
        return new CommonScale(1, 1, Coarsest, Finest, false, isSame, isSame, isSame);
    }

    /// <param name="length">In the unit.</param>
    public string Describe(double length) => IsSized
        ? string.Create(CultureInfo.InvariantCulture, $"{1e9 * length:0.0#} nm")
        : string.Create(CultureInfo.InvariantCulture, $"{length:0.#} pixels");

    private static bool About(double one, double other, double factor) => Math.Abs(Math.Log(one / other)) <= Math.Log(factor);
}
