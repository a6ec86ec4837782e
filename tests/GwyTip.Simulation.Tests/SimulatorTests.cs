using GwyTip.Core;

namespace GwyTip.Simulation.Tests;

public class SimulatorTests
{
    private static double[] Heights(ScanPlan plan)
    {
        var scan = Simulator.Run(plan).Scan;
        return [.. Enumerable.Range(0, scan.Lines).SelectMany(y => scan.Line(y).ToArray())];
    }

    private static readonly Func<ulong, ScanPlan>[] States =
    [
        s => StatePlans.Rows(s), s => StatePlans.Dimers(s), s => StatePlans.Atoms(s), s => StatePlans.Defect(s), s => StatePlans.Change(s),
    ];

    [Fact]
    public void The_same_plan_gives_the_same_scan_and_another_seed_another()
    {
        foreach (var state in States)
        {
            var first = Heights(state(1) with { Pixels = 64 });
            Assert.Equal(first, Heights(state(1) with { Pixels = 64 }));
            Assert.NotEqual(first, Heights(state(2) with { Pixels = 64 }));
        }
    }

    [Fact]
    public void Every_state_can_be_judged_and_carries_its_truth()
    {
        foreach (var state in States)
        {
            var simulated = Simulator.Run(state(4));
            Assert.NotEmpty(simulated.Plan.TrueStates);
            Assert.Equal(2, Preprocessing.Compute(simulated.Scan)[Preprocessing.Image].Shape[0]);
            Assert.Equal(state(4).Size * 1e-9 / 192, simulated.Scan.MetresPerPixelX, 1e-20);
        }
    }

    [Theory]
    [InlineData(30, 128, false)]
    [InlineData(24, 128, true)]
    [InlineData(25, 128, false)]
    [InlineData(0, 128, false)]
    [InlineData(5, 8, false)]
    public void Structure_finer_than_two_pixels_is_refused(double size, int pixels, bool fits)
    {
        var plan = StatePlans.Dimers(1, size) with { Pixels = pixels };
        if (fits)
        {
            plan.Check();
            return;
        }
        Assert.Throws<ArgumentException>(() => Simulator.Run(plan));
    }

    [Fact]
    public void A_tip_change_leaves_the_lines_before_it_alone_and_lifts_the_rest()
    {
        var changing = StatePlans.Change(9) with { Pixels = 64, TipChange = new TipChange(40, Tip.Rows, 0.05) };
        var with = Heights(changing);
        var without = Heights(changing with { TipChange = null });
        Assert.Equal(without[..(40 * 64)], with[..(40 * 64)]);
        Assert.All(with[(40 * 64)..].Zip(without[(40 * 64)..]), p => Assert.Equal(0.05e-9, p.First - p.Second, 2e-14));
    }

    [Fact]
    public void Mishaps_do_what_they_are_named_for()
    {
        double[] Spoil(Corruption corruption)
        {
            var heights = new double[100 * 100];
            corruption.Apply(heights, 100, new RandomSource(5));
            return heights;
        }
        Assert.All(Spoil(new Corruption()), h => Assert.Equal(0, h));
        int streaked = Spoil(new Corruption { StreakShare = 0.3 }).Chunk(100).Count(line => line.Any(h => h != 0));
        Assert.InRange(streaked, 15, 45);
        var lost = Spoil(new Corruption { LostPatches = 1, LostDepth = 0.7 });
        Assert.Equal([-0.7, 0], lost.Distinct().Order());
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
