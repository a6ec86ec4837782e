namespace GwyTip.Simulation;

/// <summary>The mains' hum in the heights: a wave in time, with its second harmonic, that goes on from line to line.</summary>
/// <param name="Amplitude">In parts of the range.</param>
/// <param name="Period">Pixels.</param>
/// <param name="LineTime">Time from one line to the next over that of its pixels: the way back and the turn; 1 to 3.</param>
/// <param name="Phase">At the first pixel, radians.</param>
public sealed record MainsHum(double Amplitude, double Period, double LineTime, double Phase) : Fault
{
    /// <summary>Amplitude of the second harmonic over that of the first.</summary>
    public double Harmonic { get; init; }

    /// <summary>Radians by which the phase wanders from line to line, for lines do not take the same time.</summary>
    public double Wander { get; init; }

    /// <summary>Lines over which the hum grows and fades; null: it is the same everywhere.</summary>
    public double? Fading { get; init; }

    public ulong Seed { get; init; }

    public override IReadOnlyList<string> States => [FaultLabels.Corruption];

    private protected override void Check(Raster raster)
    {
        Require(Amplitude is >= 0 and <= 100, $"hum of {Amplitude} times the range drowns everything");
        Require(Period is >= 2 and <= 1e6, $"hum of {Period} pixels a period cannot be seen: 2 at least");
        Require(LineTime is >= 1 and <= 100, $"a line does not take {LineTime} times as long as its pixels");
        Require(double.IsFinite(Phase), "hum has a phase at the first pixel");
        Require(Wander is >= 0 and <= 10, $"hum's phase does not wander by {Wander} radians a line");
        Require(Harmonic is >= 0 and <= 10, $"hum has no second harmonic {Harmonic} times as strong as the first");
        Require(Fading is null or (> 0 and <= 1e4), $"hum does not fade over {Fading} lines");
    }

    private protected override void Lay(Raster raster)
    {
        var random = new RandomSource(Seed);
        double[]? fading = Fading is { } lines ? Blurred.Series(random, raster.Lines, lines) : null;
        double wave = 2 * Math.PI / Period, phase = Phase, height = Strength * Amplitude * raster.Range;
        for (int y = 0; y < raster.Lines; y++)
        {
            phase += Wander * random.Normal();
            double start = phase + wave * LineTime * raster.Width * y, here = height * (1 + (fading?[y] ?? 0));
            var line = raster.Line(y);
            for (int x = 0; x < line.Length; x++)
            {
                double angle = start + wave * x;
                line[x] += here * (Math.Sin(angle) + (Harmonic > 0 ? Harmonic * Math.Sin(2 * angle) : 0));
            }
        }
    }
}
