namespace GwyTip.Simulation;

/// <summary>Pieces of lines that are too high or too low: the tip picks something up and loses it again.</summary>
/// <param name="Count">Streaks.</param>
/// <param name="Height">Standard deviation of their heights, in parts of the range.</param>
/// <param name="Length">Mean length, pixels.</param>
/// <param name="Seed">Of their places.</param>
public sealed record Streaks(int Count, double Height, double Length, ulong Seed) : Fault
{
    public override IReadOnlyList<string> States => [FaultLabels.Corruption];

    private protected override void Check(Raster raster)
    {
        Require(Count is >= 0 and <= 1_000_000, $"there cannot be {Count} streaks");
        Require(Height is >= 0 and <= 100, $"streaks cannot be {Height} times the range high");
        Require(Length is > 0 and <= 1e6, $"streaks cannot be {Length} pixels long");
    }

    private protected override void Lay(Raster raster)
    {
        var random = new RandomSource(Seed);
        for (int i = 0; i < Count; i++)
        {
            var line = raster.Line(random.Index(raster.Lines));
            int first = random.Index(line.Length), end = (int)Math.Min(line.Length, first + 1 + random.Exponential(Length));
            double height = Strength * Height * raster.Range * random.Normal();
            for (int x = first; x < end; x++)
            {
                line[x] += height;
            }
        }
    }
}
