namespace GwyTip.Simulation;

/// <summary>
/// Heights that jump between two levels at random times, in some lines: an atom at the apex that has two places.
/// </summary>
/// <param name="Amplitude">Height between the levels, in parts of the range.</param>
/// <param name="Rate">Jumps a pixel.</param>
/// <param name="ActiveShare">Share of the lines, in groups, in which it jumps.</param>
/// <param name="Grouping">Lines of a group, about.</param>
/// <param name="Seed">Of the jumps.</param>
public sealed record TelegraphNoise(double Amplitude, double Rate, double ActiveShare, double Grouping, ulong Seed) : Fault
{
    public override IReadOnlyList<string> States => [FaultLabels.Corruption];

    private protected override void Check(Raster raster)
    {
        Require(Amplitude is >= 0 and <= 100, $"levels cannot be {Amplitude} ranges apart");
        Require(Rate is >= 0 and <= 1, $"there cannot be {Rate} jumps a pixel");
        Require(ActiveShare is >= 0 and <= 1, $"{ActiveShare} is not a share of lines");
        Require(Grouping is >= 0 and <= 1e4, $"lines do not come in groups of {Grouping}");
    }

    private protected override void Lay(Raster raster)
    {
        var random = new RandomSource(Seed);
        bool[] active = ActiveLines.Draw(random.Branch("lines"), raster.Lines, ActiveShare, Grouping);
        bool high = false;
        for (int y = 0; y < raster.Lines; y++)
        {
            var line = raster.Line(y);
            for (int x = 0; x < line.Length; x++)
            {
                high ^= random.Uniform() < Rate;
                line[x] += high && active[y] ? Strength * Amplitude * raster.Range : 0;
            }
        }
    }
}
