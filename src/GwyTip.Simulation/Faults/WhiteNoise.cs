namespace GwyTip.Simulation;

/// <summary>Noise from pixel to pixel, as it comes or smoothed by the loop and its filters.</summary>
/// <param name="Amplitude">Standard deviation in parts of the range.</param>
/// <param name="Correlation">From one pixel to the next, 0 up to below 1.</param>
/// <param name="Seed">Of the noise.</param>
public sealed record WhiteNoise(double Amplitude, double Correlation, ulong Seed) : Fault
{
    public override IReadOnlyList<string> States => [FaultLabels.Corruption];

    private protected override void Check(Raster raster)
    {
        Require(Amplitude is >= 0 and <= 1000, $"noise cannot be {Amplitude} times the range");
        Require(Correlation is >= 0 and < 1, $"noise cannot be correlated by {Correlation} from pixel to pixel");
    }

    private protected override void Lay(Raster raster)
    {
        var random = new RandomSource(Seed);
        double noise = random.Normal(), fresh = Math.Sqrt(1 - Correlation * Correlation),
            height = Strength * Amplitude * raster.Range;
        for (int i = 0; i < raster.Heights.Length; i++)
        {
            noise = Correlation * noise + fresh * random.Normal();
            raster.Heights[i] += height * noise;
        }
    }
}
