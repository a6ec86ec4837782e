using GwyTip.Core;

namespace GwyTip.Simulation.Tests;

public class SimulatorTests
{
    private static readonly Func<ulong, ScanPlan>[] States =
    [
        s =>
            StatePlans.Rows(s), s =>
                StatePlans.Dimers(s), s => StatePlans.Atoms(s), s => StatePlans.Defect(s), s => StatePlans.Change(s),
        s =>
            MetalPlans.Atoms(MetalPlans.Gold, s), s =>
                MetalPlans.Impurities(MetalPlans.Copper, s), s => MetalPlans.DoubleTip(MetalPlans.Gold, s),
        s =>
            MetalPlans.Corrupted(MetalPlans.Copper, s), s =>
                MetalPlans.Steps(MetalPlans.Gold, s), s => MetalPlans.Change(MetalPlans.Copper, s),
    ];

    [Fact]
    public void The_same_plan_gives_the_same_scan_and_another_seed_another()
    {
        foreach (var state in States)
        {
            var first = Measure.Heights(state(1) with { Pixels = 64 });
            Assert.Equal(first, Measure.Heights(state(1) with { Pixels = 64 }));
            Assert.NotEqual(first, Measure.Heights(state(2) with { Pixels = 64 }));
        }
    }

    [Fact]
    public void Every_state_can_be_judged_and_carries_its_truth()
    {
        foreach (var state in States)
        {
            var simulated = Simulator.Run(state(4));
            Assert.NotEmpty(simulated.Plan.Labels);
            Assert.Equal(2, Preprocessing.Compute(simulated.Scan)[Preprocessing.Image].Shape[0]);
            Assert.Equal(state(4).Size * 1e-9 / state(4).Pixels, simulated.Scan.MetresPerPixelX, 1e-20);
        }
    }

    public static TheoryData<ScanPlan> Impossible { get; } =
    [
        new() { Size = 0 },
        new() { Size = -3 },
        new() { Size = double.NaN },
        new() { Pixels = 8 },
        new() { Pixels = 100_000 },
        new() { MeasuredLines = 0 },
        new() { MeasuredLines = 193 },
        new() { Tip = new Tip { Apices = [] } },
        new() { Tip = new Tip { Apices = [new(0)] } },
        new() { Tip = new Tip { Apices = [new(1, 0, 0, -0.1)] } },
        new() { Tip = new Tip { Apices = [new(1, 500)] } },
        new() { TipChanges = [new TipChange(192, Tip.Rows, 0)] },
        new() { TipChanges = [new TipChange(20, Tip.Rows, 0), new TipChange(10, Tip.Rows, 0)] },
        new() { Surface = new SiliconPlan { Terraces = new Terraces { Steps = [1, 0] } } },
        new() { Surface = new SiliconPlan { Terraces = new Terraces { Steps = [1], Wander = -1 } } },
        new() { Motion = new Motion { Drift = new Vector(50, 0) } },
        new() { Noise = new ScanNoise { Correlation = 1 } },
    ];

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void What_is_no_scan_is_refused(ScanPlan plan)
    {
        Assert.Throws<ArgumentException>(() => Simulator.Run(plan));
    }

    [Fact]
    public void Mishaps_do_what_they_are_named_for()
    {
        double[] Spoil(Corruption corruption)
        {
            var heights = new double[100 * 100];
            corruption.Apply(new TimeOrder(heights, 100, upwards: false), new RandomSource(5));
            return heights;
        }
        Assert.All(Spoil(new Corruption()), h => Assert.Equal(0, h));
        int streaked = Spoil(new Corruption { StreakShare = 0.3 }).Chunk(100).Count(line => line.Any(h => h != 0));
        Assert.InRange(streaked, 15, 45);
        var lost = Spoil(new Corruption { LostPatches = 1, LostDepth = 0.7 });
        Assert.Equal([-0.7, 0], lost.Distinct().Order());
        Assert.Equal([0, 0.2], Spoil(new Corruption { FlipHeight = 0.2, Flips = 1 }).Distinct().Order());
        var crashed = Spoil(new Corruption { Crashes = [50], CrashHeight = 3 });
        Assert.All(crashed[..5000], h => Assert.Equal(0, h));
        Assert.InRange(crashed[5000..5100].Max(Math.Abs), 0.1, 20);
        Assert.InRange(Spoil(new Corruption { Bursts = 1 }).Chunk(100).Count(line => line.All(h => h != 0)), 1, 12);
    }

    [Fact]
    public void Pink_noise_has_the_same_power_in_every_octave()
    {
        var pink = new PinkNoise(new RandomSource(8));
        var values = Enumerable.Range(0, 1 << 16).Select(_ => pink.Next()).ToArray();
        // Means over twice as many samples lose about one octave of ten or so, not half of the variance as white noise does.
        double Variance(int block) => values.Chunk(block).Select(c => c.Average()).Select(m => m * m).Average();
        Assert.InRange(Variance(1), 0.5, 1.6);
        for (int block = 2; block <= 64; block *= 2)
        {
            Assert.InRange(Variance(2 * block) / Variance(block), 0.8, 0.99);
        }
    }
}
