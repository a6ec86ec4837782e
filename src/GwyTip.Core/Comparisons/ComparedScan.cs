namespace GwyTip.Core;

/// <summary>What a comparison needs of one scan, measured once: a reference is held against many.</summary>
public sealed class ComparedScan
{
    private ComparedScan(Scan scan, SignalKind kind, LineFlattening flattening)
    {
        (Kind, Tip, Width) = (kind, TipReading.Take(scan), scan.Width);
        MetresPerPixel = scan.MetresPerPixelX > 0 ? scan.MetresPerPixelX : 0;
        float[] noise = NoiseStatistics.Compute(scan, flattening);
        (NoiseAlong, NoiseAcross) = (noise[0], noise[1]);
        float[] lines = LineStatistics.Compute(scan, flattening);
        (Step, Shift, Unlike) = (lines[0], lines[3], lines[8]);
        Look = SurfaceTraits.Compute(scan)[..SpectrumTraits.Count];
        Spectrum = LineSpectrum.Take(scan, flattening);
    }

    /// <summary>What was recorded; of <see cref="SignalKind.Unnamed"/> nothing is known and nothing held against it.</summary>
    public SignalKind Kind { get; }

    public TipReading Tip { get; }

    /// <summary>Pixels a line.</summary>
    public int Width { get; }

    /// <summary>Along a line; 0: unknown.</summary>
    public double MetresPerPixel { get; }

    /// <summary>Logarithms of noise over the range of heights (<see cref="NoiseStatistics"/>).</summary>
    internal double NoiseAlong { get; }

    internal double NoiseAcross { get; }

    /// <summary>Logarithm of the largest step from line to line over the usual one (<see cref="LineStatistics"/>).</summary>
    internal double Step { get; }

    /// <summary>The same of displacements along the lines.</summary>
    internal double Shift { get; }

    /// <summary>1 less the correlation of the lines on both sides of the largest step.</summary>
    internal double Unlike { get; }

    /// <summary>How the power spectrum of the whole scan is spread (<see cref="SpectrumTraits"/>).</summary>
    internal float[] Look { get; }

    /// <summary>Null: too few lines follow one another.</summary>
    internal LineSpectrum? Spectrum { get; }

    /// <param name="scan">The scan.</param>
    /// <param name="kind">What was recorded, where the file says it.</param>
    /// <exception cref="ScanException">The scan cannot be judged, and so not compared.</exception>
    public static ComparedScan Take(Scan scan, SignalKind kind = SignalKind.Unnamed) =>
        new(scan, kind, LineFlattening.Fit(scan));
}
