using static System.FormattableString;

namespace GwyTip.Core;

/// <summary>How the lines of a scan differ from those of another, whatever they show.</summary>
internal static class LineDifferences
{
    /// <summary>What counts as one, chosen as for <see cref="TipDifferences"/>; all but the last two are of logarithms.</summary>
    private const double Noise = 0.9, Step = 0.3, Shift = 0.4, Detail = 0.15, Contrast = 1, Unlike = 0.12, Look = 45;

    public static IEnumerable<ScanDifference> Steps(ComparedScan scan, ComparedScan other)
    {
        yield return new ScanDifference(
            "line step", (scan.Step - other.Step) / Step,
            Invariant($"the largest step between lines is {Math.Exp(scan.Step):0.#} times the usual one, in the reference ")
            + Invariant($"{Math.Exp(other.Step):0.#} times"));
        yield return new ScanDifference(
            "line shift", (scan.Shift - other.Shift) / Shift,
            Invariant($"the largest displacement of a line is {Math.Exp(scan.Shift):0.#} times the usual one, in the reference ")
            + Invariant($"{Math.Exp(other.Shift):0.#} times"));
        yield return new ScanDifference(
            "line likeness", (scan.Unlike - other.Unlike) / Unlike,
            Invariant($"at the largest step the lines have a correlation of {1 - scan.Unlike:0.00}, in the reference ")
            + Invariant($"{1 - other.Unlike:0.00}"));
    }

    /// <summary>Noise over the range of heights, so that the scale of heights changes nothing.</summary>
    public static IEnumerable<ScanDifference> Noises(ComparedScan scan, ComparedScan other)
    {
        yield return Ratio("noise along lines", scan.NoiseAlong - other.NoiseAlong);
        yield return Ratio("noise across lines", scan.NoiseAcross - other.NoiseAcross);

        static ScanDifference Ratio(string what, double log) => new(
            what, log / Noise,
            Invariant($"{what} {Math.Exp(Math.Abs(log)):0.#} times as {(log > 0 ? "strong" : "weak")}"));
    }

    /// <summary>What lines show at the finest scale that both scans have.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="other">The other one.</param>
    /// <param name="scale">What their frequencies are measured in.</param>
    public static IEnumerable<ScanDifference> Details(ComparedScan scan, ComparedScan other, CommonScale scale)
    {
        if (scan.Spectrum is not { } spectrum || other.Spectrum is not { } otherSpectrum)
        {
            yield break;
        }
        var (frequency, contrast) = spectrum.Over(scale.Lowest * scale.Unit, scale.Highest * scale.Unit);
        var (otherFrequency, otherContrast) = otherSpectrum.Over(
            scale.Lowest * scale.OtherUnit, scale.Highest * scale.OtherUnit);
        if (scale.IsSame && frequency > 0 && otherFrequency > 0)
        {
            double length = scale.Unit / frequency, otherLength = scale.OtherUnit / otherFrequency;
            double log = Math.Log(length / otherLength);
            yield return new ScanDifference(
                "detail", log / Detail,
                Invariant($"detail {(log > 0 ? "coarser" : "finer")} by {100 * (Math.Exp(Math.Abs(log)) - 1):0} %: ")
                + $"{scale.Describe(length)} against {scale.Describe(otherLength)}");
        }
        double fainter = Math.Log(otherContrast / contrast);
        yield return new ScanDifference(
            "contrast", fainter / Contrast,
            Invariant($"fine detail stands out of the noise {Math.Exp(Math.Abs(fainter)):0.#} times ")
            + (fainter > 0 ? "less" : "more"));
        if (scale.IsSameFrame)
        {
            double apart = scan.Look.Zip(other.Look, (a, b) => Math.Abs(a - b)).Sum();
            yield return new ScanDifference("look", apart / Look, "other distances and directions stand out of its spectrum");
        }
    }
}
