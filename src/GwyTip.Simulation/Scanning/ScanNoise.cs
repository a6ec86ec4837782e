namespace GwyTip.Simulation;

/// <summary>What a microscope adds to the heights. Lengths in nm.</summary>
public sealed record ScanNoise
{
    /// <summary>Standard deviation of the noise in each pixel.</summary>
    public double White { get; init; }

    /// <summary>
    /// Correlation of that noise from one pixel to the next, 0 up to below 1: the loop and the filters are slower than a pixel.
    /// </summary>
    public double Correlation { get; init; }

    /// <summary>Standard deviation of 1/f noise in time; along a line it looks like streaks.</summary>
    public double Pink { get; init; }

    /// <summary>Standard deviation of each line's own offset.</summary>
    public double Lines { get; init; }

    /// <summary>Amplitude of the mains' hum, and of its third harmonic at a third of it.</summary>
    public double Mains { get; init; }

    /// <summary>Periods of the mains a line, back and forth together; at 50 Hz and 0.5 s a line: 25.</summary>
    public double MainsPeriods { get; init; } = 25.3;

    /// <summary>Spikes in the scan: single pixels or a few.</summary>
    public int Spikes { get; init; }

    /// <summary>Standard deviation of a spike.</summary>
    public double SpikeHeight { get; init; } = 0.1;

    /// <summary>A quiet microscope.</summary>
    public static ScanNoise Quiet { get; } = new() { White = 0.0012, Pink = 0.0015, Lines = 0.002 };

    /// <summary>Adds to heights in the order of time.</summary>
    internal void Apply(TimeOrder heights, RandomSource random)
    {
        var pink = new PinkNoise(random.Branch(1));
        double phase = random.Between(0, 2 * Math.PI), wave = Math.PI * MainsPeriods / heights.Pixels;
        double white = 0, fresh = Math.Sqrt(1 - Correlation * Correlation);
        for (int line = 0; line < heights.Lines; line++)
        {
            double offset = Lines * random.Normal();
            var row = heights.Line(line);
            double start = phase + 2 * Math.PI * MainsPeriods * line;
            for (int pixel = 0; pixel < row.Length; pixel++)
            {
                white = Correlation * white + fresh * random.Normal();
                row[pixel] += offset + White * white + Pink * pink.Next();
            }
            for (int pixel = 0; pixel < row.Length && Mains > 0; pixel++)
            {
                double angle = start + wave * pixel;
                row[pixel] += Mains * (Math.Sin(angle) + Math.Sin(3 * angle) / 3);
            }
        }
        AddSpikes(heights, random.Branch(2));
    }

    private void AddSpikes(TimeOrder heights, RandomSource random)
    {
        for (int i = 0; i < Spikes; i++)
        {
            var row = heights.Line(random.Index(heights.Lines));
            int first = random.Index(row.Length), end = Math.Min(row.Length, first + 1 + (int)random.Exponential(1.5));
            double height = SpikeHeight * random.Normal();
            for (int pixel = first; pixel < end; pixel++)
            {
                row[pixel] += height;
            }
        }
    }
}
