using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Runs;

/// <summary>Who votes on what, where members tell different things.</summary>
public sealed class VotesTests
{
    private static string[] Voted(TrainingConfig config, int member, SurfaceLabels surface) =>
        [.. surface.States.Select(s => s.Name).Where(s => config.VotesOn(member, s, surface))];

    private static TrainingConfig Of(params string[] networks) =>
        new() { Members = [.. networks.Select(n => new MemberConfig { Network = n })] };

    [Fact]
    public void An_image_network_alone_votes_on_everything() =>
        Assert.Equal(6, Voted(Of("vgg-like"), 0, SurfaceLabels.Gold111).Length);

    [Fact]
    public void What_an_expert_tells_is_left_to_it()
    {
        var config = Of("vgg-like", "tip-picture", "noise-statistics", "line-statistics");
        Assert.Equal(["impurities", "step_edges"], Voted(config, 0, SurfaceLabels.Gold111));
        Assert.Equal(["individual_atoms", "double_tip"], Voted(config, 1, SurfaceLabels.Gold111));
        Assert.Equal(["corruption"], Voted(config, 2, SurfaceLabels.Gold111));
        Assert.Equal([TipState.TipChange], Voted(config, 3, SurfaceLabels.Gold111));
    }

    [Fact]
    public void Both_experts_on_lines_vote_on_tip_change_and_on_nothing_else()
    {
        var config = Of("vgg-like", "line-sequence", "line-statistics");
        Assert.DoesNotContain(TipState.TipChange, Voted(config, 0, SurfaceLabels.HydrogenSilicon100));
        Assert.Equal([TipState.TipChange], Voted(config, 1, SurfaceLabels.HydrogenSilicon100));
        Assert.Equal([TipState.TipChange], Voted(config, 2, SurfaceLabels.HydrogenSilicon100));
    }

    [Fact]
    public void Of_two_experts_the_one_votes_that_tells_less_else()
    {
        var config = Of("vgg-like", "tip-picture", "ghost-statistics");
        Assert.Equal(["individual_atoms"], Voted(config, 1, SurfaceLabels.Gold111));
        Assert.Equal(["double_tip"], Voted(config, 2, SurfaceLabels.Gold111));
        Assert.Equal(["sharp", "asymmetric_tip"], Voted(config, 1, SurfaceLabels.AnySurface));
    }

    [Fact]
    public void An_expert_on_ghosts_can_be_asked_for_the_shape_of_the_tip()
    {
        var config = Of("vgg-like", "tip-picture", "ghost-statistics");
        var ghosts = config.Members[2] with { Tells = Tells.TipShape };
        config = config with { Members = [config.Members[0], config.Members[1], ghosts] };
        Assert.Equal(["individual_atoms", "double_tip"], Voted(config, 1, SurfaceLabels.Gold111));
        Assert.Equal(["individual_atoms", "double_tip"], Voted(config, 2, SurfaceLabels.Gold111));
        Assert.Equal(["sharp", "double_tip", "asymmetric_tip"], Voted(config, 2, SurfaceLabels.AnySurface));
    }

    [Theory]
    [InlineData("tip-picture", Tells.DoubleTip, Tells.TipShape)]
    [InlineData("line-sequence", Tells.TipShape, Tells.TipChange)]
    [InlineData("noise-statistics", Tells.TipShape, Tells.Corruption)]
    [InlineData("ghost-statistics", Tells.States, Tells.DoubleTip)]
    [InlineData("shape-statistics", Tells.DoubleTip, Tells.TipShape)]
    public void Asked_for_anything_else_experts_tell_what_they_are_experts_for(string network, Tells asked, Tells tells) =>
        Assert.Equal(tells, new MemberConfig { Network = network, Tells = asked }.EffectiveTells);

    [Fact]
    public void Experts_tell_every_state_of_any_surface()
    {
        var config = Of("shape-statistics", "noise-statistics", "line-statistics");
        Assert.Equal(
            SurfaceLabels.AnySurface.States.Select(s => s.Name),
            Enumerable.Range(0, 3).SelectMany(m => Voted(config, m, SurfaceLabels.AnySurface)));
    }
}
