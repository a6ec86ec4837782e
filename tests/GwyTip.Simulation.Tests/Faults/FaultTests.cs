using System.Text.Json;
using CsCheck;

namespace GwyTip.Simulation.Tests.Faults;

public class FaultTests
{
    private static readonly Gen<Fault> AnyFault = Gen.Int[0, SomeFaults.All.Length - 1].Select(i => SomeFaults.All[i]);

    [Fact]
    public void Without_strength_nothing_changes_and_with_little_only_little()
    {
        double[] clean = SomeFaults.Scan().Heights;
        // Missing lines cannot be missing a little.
        Gen.Select(AnyFault.Where(f => f is not StoppedScan), Gen.Double[0, 1]).Sample((fault, exponent) =>
        {
            double strength = Math.Pow(10, -6 - 4 * exponent), most = 0;
            double[] none = SomeFaults.Faulted(fault with { Strength = 0 }).Heights,
                little = SomeFaults.Faulted(fault with { Strength = strength }).Heights;
            for (int i = 0; i < clean.Length; i++)
            {
                Assert.Equal(clean[i], none[i], 1e-12);
                most = Math.Max(most, Math.Abs(little[i] - clean[i]));
            }
            // No fault is a hundred ranges high, and a weak one is as much lower as it is weaker.
            Assert.InRange(most, 1e-15, 100 * 0.1 * strength);
        }, iter: 60);
    }

    [Theory]
    [MemberData(nameof(SomeFaults.Numbers), MemberType = typeof(SomeFaults))]
    public void A_fault_is_seen_and_is_the_same_again(int number)
    {
        var fault = SomeFaults.All[number];
        var (clean, once) = (SomeFaults.Scan(), SomeFaults.Faulted(fault));

        Assert.Equal(once.Heights, SomeFaults.Faulted(fault).Heights);
        Assert.True(fault is StoppedScan || fault.Visibility(clean, once) > FaultLabels.Plain, $"{fault}");
        Assert.All(fault.States, s => Assert.Contains(s, FaultLabels.All));
    }

    [Theory]
    [MemberData(nameof(SomeFaults.Numbers), MemberType = typeof(SomeFaults))]
    public void What_was_not_measured_stays_so_and_nothing_else_is_lost(int number)
    {
        var scan = SomeFaults.Scan();
        scan.Line(0).Fill(double.NaN);
        scan.Line(18).Fill(double.NaN);
        scan.Line(40)[25..31].Fill(double.NaN);
        bool[] missing = [.. scan.Heights.Select(double.IsNaN)];
        var fault = SomeFaults.All[number];

        bool[] after = [.. SomeFaults.Faulted(fault, scan).Heights.Select(double.IsNaN)];

        int measured = fault is StoppedScan ? (int)(0.7 * SomeFaults.Lines) * SomeFaults.Width : missing.Length;
        Assert.Equal(missing[..measured], after[..measured]);
        Assert.All(after[measured..], Assert.True);
    }

    [Fact]
    public void The_ghost_of_a_double_tip_lies_where_it_was_asked_for()
    {
        Gen.Select(Gen.Int[-20, 20], Gen.Int[-20, 20], Gen.Double[0.3, 1]).Where(
            (right, down, _) => right * right + down * down > 150)
            .Sample((right, down, weight) =>
            {
                var scan = new Raster(new double[61 * 61], 61) { Range = 1 };
                scan.Line(30)[30] = 1;
                new DoubleTip([new Ghost(right, down, weight)], 6).Apply(scan);

                int[] byHeight = [.. Enumerable.Range(0, 61 * 61).OrderByDescending(i => scan.Heights[i])];
                Assert.Equal(
                    new[] { 30 * 61 + 30, (30 + down) * 61 + 30 + right }.Order(), byHeight[..2].Order());
                // One apex of 1 + w sees the thing: ln((e^k + w) / (1 + w)) / k, and the ghost ln((1 + w e^k) / (1 + w)) / k.
                Assert.Equal(
                    Math.Log((1 + weight * Math.Exp(6)) / (1 + weight)) / 6, scan.Line(30 + down)[30 + right], 1e-9);
                Assert.Equal(0, scan.Line(0)[0], 1e-12);
            }, iter: 100);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_shadow_falls_on_the_side_that_the_tip_goes_to(bool leftwards)
    {
        var scan = new Raster(new double[41 * 20], 41) { Range = 1 };
        for (int y = 0; y < 20; y++)
        {
            scan.Line(y)[20] = 1;
        }
        new FeedbackShadow(ShadowShape.Trough, 0.8, 3, 1, 2, leftwards).Apply(scan);

        double left = scan.Line(7)[..20].ToArray().Sum(), right = scan.Line(7)[21..].ToArray().Sum();
        Assert.Equal(-0.8, leftwards ? left : right, 0.02);
        Assert.Equal(0, leftwards ? right : left, 1e-12);
    }

    [Fact]
    public void A_changed_tip_images_the_lines_on_one_side_only()
    {
        var (clean, below) = (SomeFaults.Scan(), SomeFaults.Faulted(new ChangedTip(20, 30) { Contrast = 0.5 }));
        var above = SomeFaults.Faulted(new ChangedTip(20, 30) { Contrast = 0.5, Above = true });
        for (int y = 0; y < SomeFaults.Lines; y++)
        {
            double[] line = clean.Line(y).ToArray(), half = [.. line.Select(h => h / 2)];
            double[] mixed = y < 20 ? line : y > 20 ? half : [.. line[..30], .. half[30..]];
            double[] other = y < 20 ? half : y > 20 ? line : [.. half[..30], .. line[30..]];
            Assert.Equal(mixed, below.Line(y).ToArray(), Close);
            Assert.Equal(other, above.Line(y).ToArray(), Close);
        }
    }

    [Fact]
    public void Noise_is_as_strong_as_asked_for()
    {
        Fault[] noises = [new WhiteNoise(0.2, 0.7, 1), new FlickerNoise(0.2, -0.5, 2), new NoiseBursts(0.2, 1, 3, 0.5, 3)];
        foreach (var fault in noises)
        {
            var flat = new Raster(new double[200 * 200], 200) { Range = 3 };
            fault.Apply(flat);
            double mean = flat.Heights.Average();
            Assert.Equal(0.2 * 3, Math.Sqrt(flat.Heights.Average(h => (h - mean) * (h - mean))), 0.15 * 0.2 * 3);
        }
    }

    [Fact]
    public void A_fault_is_written_with_its_kind_and_all_its_parameters()
    {
        foreach (var fault in SomeFaults.All)
        {
            string json = JsonSerializer.Serialize(fault, SimulationState.Options);
            Assert.Equal(json, JsonSerializer.Serialize(
                JsonSerializer.Deserialize<Fault>(json, SimulationState.Options), SimulationState.Options));
            Assert.Contains("\"$type\"", json, StringComparison.Ordinal);
        }
    }

    public static TheoryData<Fault, string> Impossible { get; } = new()
    {
        { new DoubleTip([], 3), "has two at least" },
        { new DoubleTip([new Ghost(3, 70, 1)], 3), "an apex 70 pixels away cannot image a scan of 60 x 50" },
        { new DoubleTip([new Ghost(3, 7, 1)], 0), "cannot fall off 0 times" },
        { new AsymmetricTip([new Ghost(3, 7, -1)], 3), "0 to 1000 times the current" },
        { new AsymmetricTip([new Ghost(3, 7, 1, double.NaN)], 3), "blurs by 0 pixels up to" },
        { new FeedbackShadow(ShadowShape.Tail, 0, 80, 0, 2, false), "a feedback of 80 pixels cannot scan lines of 60" },
        { new ChangedTip(50, 0), "a tip cannot change at pixel 0 of line 50 of a scan of 60 x 50" },
        { new ChangedTip(5, 0) { OtherTip = "rusty" }, "'rusty' is not a state of a tip" },
        { new MainsHum(0.1, 1, 1.2, 0), "hum of 1 pixels a period cannot be seen" },
        { new LineJitter(20, 1), "lines of 60 pixels cannot jump by 20" },
        { new ImageDrift(90, 0, 0, 0, 0.1), "cannot drift by more than itself" },
        { new HeightDrift(double.NaN, 0, 0, 1), "lines do not rise by NaN" },
        { new WhiteNoise(0.1, 1, 1), "cannot be correlated by 1" },
        { new FlickerNoise(0.1, 4, 1), "a slowness of -1 to 1, not 4" },
        { new TelegraphNoise(0.1, 2, 1, 1, 1), "2 jumps a pixel" },
        { new NoiseBursts(0.1, 1.5, 1, 0, 1), "1.5 is not a share of lines" },
        { new Streaks(-1, 1, 1, 1), "-1 streaks" },
        { new Spikes(1, -1, 1), "spikes cannot be -1" },
        { new LostFeedback(40, 20, 1, 0, 1), "lost for 20 lines from line 40 of 50" },
        { new TipCrash(60, 0, 5, 1, 1, 1), "crash at pixel 0 of line 60" },
        { new StoppedScan(1, false), "cannot be stopped before 1 of its lines" },
        { new StoppedScan(0.5, false) { Strength = -1 }, "-1 times as strong" },
    };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_is_said_and_changes_nothing(Fault fault, string expected)
    {
        var scan = SomeFaults.Scan();
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => fault.Apply(scan)).Message, StringComparison.Ordinal);
        Assert.Equal(SomeFaults.Scan().Heights, scan.Heights);
    }

    [Fact]
    public void A_raster_has_whole_lines_and_parts_that_lie_in_it()
    {
        Assert.Throws<ArgumentException>(() => new Raster(new double[10], 3) { Range = 1 });
        Assert.Throws<ArgumentException>(() => SomeFaults.Scan().Crop(10, 0, SomeFaults.Width, 5));
        Assert.Throws<ArgumentException>(() => Relief.Change(SomeFaults.Scan(), SomeFaults.Scan().Crop(0, 0, 20, 20)));
        Assert.Equal(SomeFaults.Scan().Line(4)[7], SomeFaults.Scan().Crop(5, 3, 10, 10).Line(1)[2]);
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-12;
}
