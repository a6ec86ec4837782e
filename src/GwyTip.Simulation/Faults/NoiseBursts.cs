namespace GwyTip.Simulation;

/// <summary>Noise in groups of lines: somebody walks by, a pump starts.</summary>
/// <param name="Amplitude">Standard deviation within a burst, in parts of the range.</param>
/// <param name="ActiveShare">Share of the lines that are in bursts.</param>
/// <param name="Grouping">Lines of a burst, about.</param>
/// <param name="Correlation">From one pixel to the next, 0 up to below 1.</param>
/// <param name="Seed">Of the noise.</param>
public sealed record NoiseBursts(double Amplitude, double ActiveShare, double Grouping, double Correlation, ulong Seed) : Fault
{
    public override IReadOnlyList<string> States => [FaultLabels.Corruption];

    private protected override void Check(Raster raster)
    {
        Require(Amplitude is >= 0 and <= 1000, $"noise cannot be {Amplitude} times the range");
        Require(ActiveShare is >= 0 and <= 1, $"{ActiveShare} is not a share of lines");
        Require(Grouping is >= 0 and <= 1e4, $"lines do not come in groups of {Grouping}");
        Require(Correlation is >= 0 and < 1, $"noise cannot be correlated by {Correlation} from pixel to pixel");
    }

    private protected override void Lay(Raster raster)
    {
        var random = new RandomSource(Seed);
        bool[] active = ActiveLines.Draw(random.Branch("lines"), raster.Lines, ActiveShare, Grouping);
        double noise = 0, fresh = Math.Sqrt(1 - Correlation * Correlation), height = Strength * Amplitude * raster.Range;
        for (int y = 0; y < raster.Lines; y++)
        {
            var line = raster.Line(y);
            for (int x = 0; x < line.Length && active[y]; x++)
            {
                noise = Correlation * noise + fresh * random.Normal();
                line[x] += height * noise;
            }
        }
    }
}
