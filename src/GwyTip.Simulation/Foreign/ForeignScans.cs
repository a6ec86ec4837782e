using GwyTip.Core;

namespace GwyTip.Simulation;

/// <summary>Draws scans of a foreign kind, scanned and spoiled like any other.</summary>
public static class ForeignScans
{
    private const double MetresPerNm = 1e-9;

    /// <summary>Pixels along an edge.</summary>
    private static readonly int[] Pixels = [128, 150, 192];

    /// <param name="kind">What it shows.</param>
    /// <param name="seed">Of the whole set.</param>
    /// <param name="number">Of the scan in it. The same seed and number give the same scan.</param>
    public static Scan Draw(ForeignKind kind, ulong seed, int number)
    {
        var random = new RandomSource(seed).Branch("foreign").Branch(kind.Name).Branch((ulong)number);
        var draw = new Draw(random.Branch("surface"), ParameterRanges.Training);
        int pixels = Pixels[draw.Count(0, Pixels.Length - 1)];
        double size = draw.Log(kind.Edges.Smallest, kind.Edges.Largest);
        double[] heights = Image(draw, kind.Lay(draw, size, size / pixels), size, pixels);
        Spoil(draw, kind, heights, pixels, random.Branch("scanning"));
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] *= MetresPerNm;
        }
        return new Scan(heights, pixels, pixels)
        {
            MetresPerPixelX = size / pixels * MetresPerNm,
            MetresPerPixelY = size / pixels * MetresPerNm,
            Direction = ScanDirection.Down,
        };
    }

    private static double[] Image(Draw draw, Func<double, double, double> surface, double size, int pixels)
    {
        var motion = new Motion
        {
            Drift = draw.Vector(0, 0.1 * size),
            Creep = draw.Chance(0.25) ? draw.Vector(0.002 * size, 0.04 * size) : default,
            Hysteresis = draw.Signed(0, 0.015),
        };
        var heights = new double[pixels * pixels];
        for (int line = 0; line < pixels; line++)
        {
            var moved = motion.At((double)line / pixels);
            double y = ((line + 0.5) / pixels - 0.5) * size + moved.Y;
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                double share = (pixel + 0.5) / pixels;
                heights[line * pixels + pixel] = surface((share - 0.5) * size + moved.X + motion.Along(share, size), y);
            }
        }
        return heights;
    }

    /// <summary>Feedback, mishaps, noise and tilt, each in proportion to the relief; then some scans are stopped.</summary>
    private static void Spoil(Draw draw, ForeignKind kind, double[] heights, int pixels, RandomSource random)
    {
        double relief = Math.Max(1e-4, Relief(heights));
        var lines = new TimeOrder(heights, pixels, upwards: false);
        // A photograph was never scanned, most of the time.
        if (kind.Family != ForeignFamily.Pictures || draw.Chance(0.3))
        {
            var feedback = draw.Chance(0.5) ? new Feedback(draw.In(0.3, 1), draw.In(0, 0.4)) : new Feedback();
            for (int line = 0; line < pixels; line++)
            {
                feedback.Apply(lines.Line(line));
            }
            MishapsOf(draw, relief).Apply(lines, random.Branch("mishaps"));
            NoiseOf(draw, Drowning(draw, kind) * relief).Apply(lines, random.Branch("noise"));
            AddTilt(draw, lines, relief);
        }
        for (int line = draw.Chance(0.07) ? (int)(draw.Share(0.2, 0.98) * pixels) : pixels; line < pixels; line++)
        {
            lines.Line(line).Fill(double.NaN);
        }
    }

    private static Corruption MishapsOf(Draw draw, double relief) => draw.Chance(0.3)
        ? new Corruption
        {
            StreakShare = draw.In(0.003, 0.1),
            StreakHeight = relief * draw.In(0.3, 2),
            Bursts = draw.Chance(0.2) ? 1 : 0,
            BurstNoise = relief,
        }
        : new Corruption();

    /// <summary>
    /// Some of what is like nothing in particular drowns in noise: that what shows noise only is not known is learned from it.
    /// </summary>
    private static double Drowning(Draw draw, ForeignKind kind) =>
        kind.Family == ForeignFamily.Anything && draw.Chance(0.25) ? draw.Log(3, 100) : 1;

    private static ScanNoise NoiseOf(Draw draw, double relief) => new()
    {
        White = relief * draw.Log(0.005, 0.4),
        Correlation = draw.In(0, 0.85),
        Pink = relief * draw.Log(0.005, 0.3),
        Lines = relief * draw.Log(0.005, 0.2),
        Mains = draw.Chance(0.25) ? relief * draw.Log(0.01, 0.2) : 0,
        MainsPeriods = draw.In(3, 60),
        Spikes = draw.Chance(0.2) ? draw.Count(1, 12) : 0,
        SpikeHeight = relief * draw.In(0.5, 4),
    };

    private static void AddTilt(Draw draw, TimeOrder lines, double relief)
    {
        var tilt = draw.Vector(0, 5 * relief / lines.Pixels);
        for (int y = 0; y < lines.Lines; y++)
        {
            var row = lines.Line(y);
            for (int x = 0; x < row.Length; x++)
            {
                row[x] += tilt.X * x + tilt.Y * y;
            }
        }
    }

    /// <summary>Standard deviation of the heights.</summary>
    private static double Relief(double[] heights)
    {
        double mean = heights.Average();
        return Math.Sqrt(heights.Average(h => (h - mean) * (h - mean)));
    }
}
