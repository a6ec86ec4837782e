using GwyTip.Core;

namespace GwyTip.Simulation.Tests.Faults;

public class FaultLabelTests
{
    private static readonly FaultFrame Frame = new(40, 30, 10, 5, HasFeatures: true);

    private static FaultedScan Lay(params Fault[] faults) => FaultedScan.Lay(SomeFaults.Scan(), Frame, faults);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.05, 0)]
    [InlineData(0.105, 0.5)]
    [InlineData(0.16, 1)]
    [InlineData(3, 1)]
    public void A_label_grows_with_what_is_seen(double visibility, double label) =>
        Assert.Equal(label, FaultLabels.FromVisibility(visibility), 1e-12);

    [Fact]
    public void Masks_say_where_the_faults_of_a_state_are_seen_and_nowhere_else()
    {
        int margin = Frame.Margin, changeRow = 15;
        Fault[] faults =
        [
            new ChangedTip(margin + changeRow, margin) { Right = 5 }, new StoppedScan(0.2, AtTop: false),
            new WhiteNoise(0.01, 0, 1),
        ];
        var clean = FaultedScan.Lay(SomeFaults.Scan(), Frame, []).Heights;

        var faulted = FaultedScan.Lay(SomeFaults.Scan(), Frame, faults, withMasks: true);

        bool[] mask = Assert.Single(faulted.Masks, m => m.Key == TipState.TipChange).Value;
        Assert.Single(faulted.Masks);
        Assert.Contains(true, mask);
        Assert.DoesNotContain(true, mask[..(changeRow * Frame.Width)]);
        Assert.Empty(Lay(faults).Masks);
        double[] changes = Relief.Changes(clean, faulted.Heights);
        // The noise that came after it changes a little everywhere.
        int wrong = mask.Zip(changes).Count(p => p.First ? p.Second < FaultLabels.Unseen / 2 : p.Second > 2 * FaultLabels.Unseen);
        Assert.InRange(wrong, 0, mask.Length / 100);
    }

    [Fact]
    public void Labels_are_those_of_the_faults_that_are_seen()
    {
        var ghost = new DoubleTip([new Ghost(6, 3, 1)], 5);
        var faulted = Lay(ghost, new WhiteNoise(0.3, 0, 1));
        Assert.Equal(1, faulted.Label(FaultLabels.DoubleTip, true));
        Assert.Equal(0, faulted.Label(FaultLabels.Sharp, true));
        Assert.Equal(1, faulted.Label(FaultLabels.Corruption, true));
        Assert.Equal(0, faulted.Label(FaultLabels.AsymmetricTip, true));
        Assert.Equal(0, faulted.Label(TipState.TipChange, true));

        // Labels follow what is measured, whatever the fault is called.
        var weak = Lay(ghost with { Strength = 0.015 });
        double seen = Assert.Single(weak.Faults).Visibility;
        Assert.InRange(seen, 0.05, 0.16);
        Assert.Equal(FaultLabels.FromVisibility(seen), weak.Label(FaultLabels.DoubleTip, true));
        Assert.Equal(1 - FaultLabels.FromVisibility(seen), weak.Label(FaultLabels.Sharp, true));
        Assert.Equal(0, weak.Label(FaultLabels.Sharp, single: false));
    }

    [Fact]
    public void A_change_between_sharp_tips_leaves_the_scan_sharp_and_one_to_a_double_tip_does_not()
    {
        var change = new ChangedTip(25, 20) { Contrast = 0.4 };
        Assert.Equal(1, Lay(change).Label(FaultLabels.Sharp, true));
        Assert.Equal(1, Lay(change).Label(TipState.TipChange, true));
        Assert.Equal([15], Lay(change).ChangeRows(Frame.Margin));

        var toDouble = Lay(change with { Contrast = 1, Ghosts = [new Ghost(6, 3, 1)], OtherTip = FaultLabels.DoubleTip });
        Assert.Equal(0, toDouble.Label(FaultLabels.Sharp, true));
        Assert.Equal(1, toDouble.Label(FaultLabels.DoubleTip, true));
        Assert.Equal(1, toDouble.Label(TipState.TipChange, true));
    }

    [Fact]
    public void Noise_takes_sharpness_only_where_it_drowns_things()
    {
        Assert.Equal(1, Lay(new WhiteNoise(0.03, 0, 1)).Label(FaultLabels.Sharp, true));
        Assert.InRange(Lay(new WhiteNoise(0.13, 0, 1)).Label(FaultLabels.Sharp, true), 0.2, 0.8);
        Assert.Equal(0, Lay(new WhiteNoise(0.5, 0, 1)).Label(FaultLabels.Sharp, true));
    }

    [Fact]
    public void Faults_that_are_drawn_can_be_laid_on_and_bare_ground_has_no_double_tips()
    {
        foreach (var ranges in Enum.GetValues<ParameterRanges>())
        {
            foreach (bool features in (bool[])[true, false])
            {
                var frame = new FaultFrame(96, 80, 18, 9, features);
                var wide = new Raster(new double[132 * 116], 132) { Range = 1 };
                new WhiteNoise(0.3, 0.5, 3).Apply(wide);
                var all = Enumerable.Range(0, 150).Select(i => FaultedScan.Lay(
                    wide, frame, new FaultDraw(new Draw(new RandomSource((ulong)i), ranges), frame).Draw())).ToArray();

                Assert.All(all, f => Assert.Equal((96, 80), (f.Heights.Width, f.Heights.Lines)));
                Assert.All(all, f => Assert.All(f.Heights.Heights, h => Assert.True(double.IsFinite(h))));
                Assert.InRange(all.Count(f => f.Faults.Count == 0), 40, 85);
                string[] states = [.. all.SelectMany(f => f.Faults).SelectMany(f => f.Fault.States).Distinct()];
                Assert.Equal(features ? 4 : 2, states.Length);
                Assert.Equal(features, states.Contains(FaultLabels.DoubleTip));
            }
        }
    }
}
