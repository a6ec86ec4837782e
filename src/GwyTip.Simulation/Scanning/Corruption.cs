namespace GwyTip.Simulation;

/// <summary>What goes wrong while a scan is made: the feedback loses the surface, lines tear, noise bursts.</summary>
public sealed record Corruption
{
    /// <summary>Share of lines with a streak: a piece of a line at another height.</summary>
    public double StreakShare { get; init; }

    /// <summary>Typical height of a streak in nm, up or down.</summary>
    public double StreakHeight { get; init; } = 0.1;

    /// <summary>Bands of lines in which the noise is many times stronger.</summary>
    public int Bursts { get; init; }

    /// <summary>Standard deviation of the noise in a burst, in nm.</summary>
    public double BurstNoise { get; init; } = 0.03;

    /// <summary>Patches with ragged edges where the feedback is lost and the height stands still.</summary>
    public int LostPatches { get; init; }

    /// <summary>How far below the surface the height stands still in a lost patch, in nm.</summary>
    public double LostDepth { get; init; } = 0.4;

    /// <summary>Spoils heights in place.</summary>
    /// <param name="heights">Row by row, in nm.</param>
    /// <param name="pixels">Pixels a line.</param>
    /// <param name="random">Where and how much.</param>
    public void Apply(Span<double> heights, int pixels, RandomSource random)
    {
        int lines = heights.Length / pixels;
        for (int i = 0; i < Bursts; i++)
        {
            int first = random.Index(lines), count = (int)(random.Between(0.02, 0.12) * lines);
            for (int y = first; y < Math.Min(lines, first + count); y++)
            {
                AddBurst(heights.Slice(y * pixels, pixels), random);
            }
        }
        for (int y = 0; y < lines; y++)
        {
            if (random.Uniform() < StreakShare)
            {
                AddStreak(heights.Slice(y * pixels, pixels), random);
            }
        }
        for (int i = 0; i < LostPatches; i++)
        {
            LosePatch(heights, pixels, lines, random);
        }
    }

    private void AddBurst(Span<double> line, RandomSource random)
    {
        double level = random.Normal();
        for (int x = 0; x < line.Length; x++)
        {
            level = 0.9 * level + 0.44 * random.Normal();
            line[x] += BurstNoise * level;
        }
    }

    private void AddStreak(Span<double> line, RandomSource random)
    {
        int first = random.Index(line.Length);
        int end = Math.Min(line.Length, first + 3 + (int)random.Exponential(0.15 * line.Length));
        double height = StreakHeight * random.Normal();
        for (int x = first; x < end; x++)
        {
            line[x] += height;
        }
    }

    private void LosePatch(Span<double> heights, int pixels, int lines, RandomSource random)
    {
        double left = random.Between(0, 0.7) * pixels, right = left + random.Between(0.1, 0.4) * pixels;
        int first = random.Index(lines), count = (int)(random.Between(0.05, 0.25) * lines);
        for (int y = first; y < Math.Min(lines, first + count); y++)
        {
            left += 0.02 * pixels * random.Normal();
            right += 0.02 * pixels * random.Normal();
            int from = Math.Clamp((int)left, 0, pixels), to = Math.Clamp((int)right, 0, pixels);
            for (int x = from; x < to; x++)
            {
                heights[y * pixels + x] = -LostDepth;
            }
        }
    }
}
