namespace GwyTip.Simulation;

/// <summary>Single pixels far off: electric discharges, cosmic or of the neighbour's pump.</summary>
/// <param name="Count">Spikes.</param>
/// <param name="Height">Mean height, in parts of the range; either sign.</param>
/// <param name="Seed">Of their places.</param>
public sealed record Spikes(int Count, double Height, ulong Seed) : Fault
{
    public override IReadOnlyList<string> States => [FaultLabels.Corruption];

    private protected override void Check(Raster raster)
    {
        Require(Count is >= 0 and <= 10_000_000, $"there cannot be {Count} spikes");
        Require(Height is >= 0 and <= 1000, $"spikes cannot be {Height} times the range high");
    }

    private protected override void Lay(Raster raster)
    {
        var random = new RandomSource(Seed);
        for (int i = 0; i < Count; i++)
        {
            double height = random.Exponential(Height) * (random.Uniform() < 0.5 ? -1 : 1);
            raster.Heights[random.Index(raster.Heights.Length)] += Strength * height * raster.Range;
        }
    }
}
