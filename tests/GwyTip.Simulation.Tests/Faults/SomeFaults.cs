namespace GwyTip.Simulation.Tests.Faults;

/// <summary>A fault of every kind, plain to see on <see cref="Scan"/>.</summary>
internal static class SomeFaults
{
    public const int Width = 60, Lines = 50;

    public static Fault[] All =>
    [
        new DoubleTip([new Ghost(9, -6, 0.7), new Ghost(-12, 3, 0.3, 1.5)], 3),
        new AsymmetricTip([new Ghost(2, 1, 0.9), new Ghost(4, 2, 0.8)], 3),
        new FeedbackShadow(ShadowShape.Trough, 0.9, 4, 2, 2, Leftwards: false),
        new FeedbackShadow(ShadowShape.Ringing, 0.9, 6, 0, 8, Leftwards: true),
        new FeedbackShadow(ShadowShape.Tail, 0, 5, 0, 2, Leftwards: false),
        new ChangedTip(20, 30) { Ghosts = [new Ghost(8, 8, 1)], OtherTip = "double_tip", Jump = 1, Streaks = 3, Seed = 4 },
        new ChangedTip(31, 7) { Above = true, Blur = 3, Contrast = -0.7, Right = 4, Down = -3 },
        new HeightDrift(0.3, 0.2, 4, 1),
        new ImageDrift(8, -12, 3, 2, 0.1),
        new MainsHum(0.3, 12, 1.4, 0.5) { Harmonic = 0.4, Wander = 0.1, Fading = 5, Seed = 6 },
        new LineJitter(2, 3),
        new Streaks(60, 1, 20, 8),
        new Spikes(200, 2, 9),
        new WhiteNoise(0.2, 0.5, 10),
        new FlickerNoise(0.3, 0.2, 11),
        new TelegraphNoise(0.5, 0.03, 0.7, 4, 12),
        new NoiseBursts(0.5, 0.4, 2, 0.3, 13),
        new LostFeedback(10, 12, 1.5, 0.1, 14),
        new TipCrash(25, 30, 6, 3, 10, 15),
        new StoppedScan(0.3, AtTop: false),
    ];

    public static TheoryData<int> Numbers { get; } = [.. Enumerable.Range(0, All.Length)];

    /// <summary>Round things on a tilted ground, 0.1 high, which is the range too.</summary>
    public static Raster Scan()
    {
        var heights = new double[Width * Lines];
        (double X, double Y)[] things = [(15, 12), (40, 15), (22, 35), (48, 40), (33, 26)];
        for (int i = 0; i < heights.Length; i++)
        {
            int x = i % Width, y = i / Width;
            heights[i] = 0.0004 * x + 0.001 * y
                + things.Sum(t => 0.1 * Math.Exp(-((x - t.X) * (x - t.X) + (y - t.Y) * (y - t.Y)) / 12));
        }
        return new Raster(heights, Width) { Range = 0.1 };
    }

    public static Raster Faulted(Fault fault, Raster? scan = null)
    {
        var raster = (scan ?? Scan()).Copy();
        fault.Apply(raster);
        return raster;
    }
}
