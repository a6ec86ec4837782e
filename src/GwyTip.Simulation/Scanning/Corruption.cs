namespace GwyTip.Simulation;

/// <summary>
/// What goes wrong while a scan is made: the feedback loses the surface, lines tear, noise bursts, the tip crashes.
/// </summary>
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

    /// <summary>Height between two states that something at the tip flips between, in nm.</summary>
    public double FlipHeight { get; init; }

    /// <summary>Flips a line, on average.</summary>
    public double Flips { get; init; }

    /// <summary>Lines, counted in time, at which the tip runs into the surface.</summary>
    public IReadOnlyList<int> Crashes { get; init; } = [];

    /// <summary>How far the tip is thrown up and down in a crash, in nm.</summary>
    public double CrashHeight { get; init; } = 2;

    /// <summary>Spoils heights in place.</summary>
    internal void Apply(TimeOrder heights, RandomSource random)
    {
        Flip(heights, random.Branch(1));
        for (int i = 0; i < Bursts; i++)
        {
            int first = random.Index(heights.Lines), count = (int)(random.Between(0.02, 0.12) * heights.Lines);
            for (int y = first; y < Math.Min(heights.Lines, first + count); y++)
            {
                AddBurst(heights.Line(y), random);
            }
        }
        for (int y = 0; y < heights.Lines; y++)
        {
            if (random.Uniform() < StreakShare)
            {
                AddStreak(heights.Line(y), random);
            }
        }
        for (int i = 0; i < LostPatches; i++)
        {
            LosePatch(heights, random);
        }
        foreach (int line in Crashes)
        {
            Crash(heights, line, random);
        }
    }

    private void Flip(TimeOrder heights, RandomSource random)
    {
        double level = 0, left = Flips > 0 ? random.Exponential(heights.Pixels / Flips) : double.PositiveInfinity;
        for (int y = 0; y < heights.Lines && Flips > 0; y++)
        {
            foreach (ref double height in heights.Line(y))
            {
                if (--left < 0)
                {
                    (level, left) = (FlipHeight - level, random.Exponential(heights.Pixels / Flips));
                }
                height += level;
            }
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

    private void LosePatch(TimeOrder heights, RandomSource random)
    {
        int pixels = heights.Pixels;
        double left = random.Between(0, 0.7) * pixels, right = left + random.Between(0.1, 0.4) * pixels;
        int first = random.Index(heights.Lines), count = (int)(random.Between(0.05, 0.25) * heights.Lines);
        for (int y = first; y < Math.Min(heights.Lines, first + count); y++)
        {
            left += 0.02 * pixels * random.Normal();
            right += 0.02 * pixels * random.Normal();
            int from = Math.Clamp((int)left, 0, pixels), to = Math.Clamp((int)right, from, pixels);
            heights.Line(y)[from..to].Fill(-LostDepth);
        }
    }

    /// <summary>One to six lines in which the tip is thrown about, and rests at the ends of its range.</summary>
    private void Crash(TimeOrder heights, int line, RandomSource random)
    {
        int count = 1 + random.Index(6);
        for (int y = line; y < Math.Min(heights.Lines, line + count); y++)
        {
            var row = heights.Line(y);
            for (int x = random.Index(row.Length / 2); x < row.Length;)
            {
                int end = Math.Min(row.Length, x + 1 + (int)random.Exponential(0.2 * row.Length));
                double height = CrashHeight * random.Normal();
                for (; x < end; x++)
                {
                    row[x] += height;
                }
            }
        }
    }
}
