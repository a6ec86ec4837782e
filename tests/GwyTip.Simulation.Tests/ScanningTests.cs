using GwyTip.Core;

namespace GwyTip.Simulation.Tests;

public class ScanningTests
{
    private static readonly ScanPlan Flat = new()
    {
        Size = 10,
        Pixels = 100,
        Surface = new CopperPlan { Waves = new StandingWavePlan { Share = 0 } },
        Noise = new ScanNoise(),
    };

    [Fact]
    public void A_loop_without_overshoot_creeps_up_to_a_step_and_one_with_overshoot_passes_it()
    {
        double[] Follow(Feedback feedback)
        {
            double[] line = [.. Enumerable.Range(0, 200).Select(i => i < 20 ? 0.0 : 1)];
            feedback.Apply(line);
            return line;
        }
        double[] lagging = Follow(new Feedback(0.3)), sharp = Follow(new Feedback(0.3, 0.7));
        Assert.True(lagging.Max() <= 1 && lagging[20] < 0.5);
        Assert.True(sharp.Max() > 1.1);
        Assert.Equal(1, lagging[^1], 1e-6);
        Assert.Equal(1, sharp[^1], 1e-6);
        Assert.Equal(1, Follow(new Feedback())[20]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1.1, 0)]
    [InlineData(0.5, 0.96)]
    [InlineData(0.5, -0.1)]
    [InlineData(double.NaN, 0)]
    public void An_unstable_loop_is_refused(double gain, double overshoot)
    {
        Assert.Throws<ArgumentException>(() => Simulator.Run(Flat with { Feedback = new Feedback(gain, overshoot) }));
    }

    [Fact]
    public void More_noise_makes_a_rougher_scan_whatever_its_kind()
    {
        double Roughness(ScanNoise noise) => Math.Sqrt(Measure.Heights(Flat with { Noise = noise }).Average(h => h * h));
        Func<double, ScanNoise>[] kinds =
        [
            a => new ScanNoise { White = a },
            a => new ScanNoise { White = a, Correlation = 0.7 },
            a => new ScanNoise { Pink = a },
            a => new ScanNoise { Lines = a },
            a => new ScanNoise { Mains = a },
            a => new ScanNoise { Spikes = 200, SpikeHeight = a },
        ];
        foreach (var kind in kinds)
        {
            double[] roughness = [.. new[] { 0, 0.001, 0.004, 0.016 }.Select(a => Roughness(kind(a)))];
            Assert.Equal(0, roughness[0]);
            Assert.Equal(roughness.Order().Distinct(), roughness);
        }
        Assert.Equal(0.004, Roughness(new ScanNoise { White = 0.004 }), 2e-4);
        Assert.Equal(0.004, Roughness(new ScanNoise { White = 0.004, Correlation = 0.7 }), 4e-4);
    }

    [Fact]
    public void Mains_hum_at_its_own_rate()
    {
        var scan = Simulator.Run(Flat with { Noise = new ScanNoise { Mains = 0.01, MainsPeriods = 25 } }).Scan;
        // Twelve and a half periods a line of 10 nm, forth only.
        Assert.Equal(
            0.8, new Spectrum(scan, (_, y) => Math.Abs(y) < 0.06).Strongest(0.5, 1.2, direction: 0, around: 1).Period, 0.01);
    }

    [Fact]
    public void Noise_that_remembers_the_last_pixel_is_smoother()
    {
        double Step(double correlation)
        {
            double[] heights = Measure.Heights(Flat with { Noise = new ScanNoise { White = 0.01, Correlation = correlation } });
            return heights.Zip(heights.Skip(1)).Average(p => Math.Abs(p.First - p.Second));
        }
        Assert.True(Step(0.8) < 0.55 * Step(0));
    }

    [Fact]
    public void Tilt_and_bow_lift_the_edges()
    {
        double[] tilted = Measure.Heights(Flat with { Motion = new Motion { Tilt = new Vector(0.01, 0.02) } });
        Assert.Equal(0.01 * 9.9, tilted[99] - tilted[0], 1e-4);
        Assert.Equal(0.02 * 9.9, tilted[9900] - tilted[0], 1e-4);
        double[] bowed = Measure.Heights(Flat with { Motion = new Motion { Bow = 0.05 } });
        Assert.Equal(0.05, bowed[0] - bowed.Min(), 2e-3);
    }

    [Fact]
    public void Creep_bends_the_first_lines_and_leaves_the_last()
    {
        var motion = new Motion { Creep = new Vector(1, 0), CreepTime = 0.1 };
        Assert.Equal(1, motion.At(0).X);
        Assert.InRange(motion.At(1).X, 0, 1e-4);
        Assert.True(motion.At(0.05).X > motion.At(0.1).X);
    }

    [Fact]
    public void Hysteresis_moves_the_middle_of_a_line_and_not_its_ends()
    {
        var motion = new Motion { Hysteresis = 0.02 };
        Assert.Equal(0.2, motion.Along(0.5, 10), 1e-12);
        Assert.Equal(0, motion.Along(0, 10));
        Assert.Equal(0, motion.Along(1, 10));
    }

    [Fact]
    public void Vibration_frays_edges_that_run_across_the_lines()
    {
        ScanPlan Rows(double jitter) => StatePlans.Rows(2) with
        {
            Noise = new ScanNoise(),
            Motion = new Motion { Jitter = jitter },
            Surface = new SiliconPlan { RowAngle = 0 },
        };
        double[] still = Measure.LineSteps(Simulator.Run(Rows(0)).Scan),
            frayed = Measure.LineSteps(Simulator.Run(Rows(0.03)).Scan);
        Assert.All(still, s => Assert.Equal(0, s, 1e-4));
        Assert.True(frayed.Average() > 1e-3);
        Assert.Throws<ArgumentException>(() => Simulator.Run(Rows(-0.1)));
    }

    [Fact]
    public void A_scan_upwards_begins_at_the_bottom_and_one_that_is_stopped_lacks_its_last_lines()
    {
        var up = Flat with { Direction = ScanDirection.Up, MeasuredLines = 30 };
        var scan = Simulator.Run(up).Scan;
        Assert.Equal(ScanDirection.Up, scan.Direction);
        Assert.True(double.IsNaN(scan.Line(69)[0]) && !double.IsNaN(scan.Line(70)[0]));
        var down = Simulator.Run(up with { Direction = ScanDirection.Down }).Scan;
        Assert.True(double.IsNaN(down.Line(30)[0]) && !double.IsNaN(down.Line(29)[0]));
    }

    [Theory]
    [InlineData(ScanDirection.Down)]
    [InlineData(ScanDirection.Up)]
    public void A_tip_change_leaves_the_lines_before_it_alone_and_lifts_the_rest(ScanDirection direction)
    {
        var plan = StatePlans.Rows(9) with { Pixels = 64, Direction = direction };
        var changing = plan with { TipChanges = [new TipChange(40, Tip.Rows, 0.05, Pixel: 10)] };
        Scan with = Simulator.Run(changing).Scan, without = Simulator.Run(plan).Scan;
        for (int line = 0; line < 64; line++)
        {
            int row = plan.RowOf(line);
            for (int pixel = 0; pixel < 64; pixel++)
            {
                double expected = line > 40 || (line == 40 && pixel >= 10) ? 0.05e-9 : 0;
                Assert.Equal(expected, with.Line(row)[pixel] - without.Line(row)[pixel], 2e-14);
            }
        }
    }

    [Fact]
    public void A_change_of_apex_shows_in_the_line_where_it_happens()
    {
        var scan = Simulator.Run(StatePlans.Change(3) with { Noise = new ScanNoise() }).Scan;
        double[] steps = Measure.LineSteps(scan);
        Assert.Equal(StatePlans.Change(3).TipChanges[0].Line - 1, Array.IndexOf(steps, steps.Max()));
        Assert.True(steps.Max() > 1.3 * steps.Order().ElementAt(steps.Length - 2));
    }
}
