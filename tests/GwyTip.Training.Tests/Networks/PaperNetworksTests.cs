using GwyTip.Core;
using GwyTip.Training.Networks;

namespace GwyTip.Tests.Networks;

/// <summary>The paper's other networks.</summary>
public sealed class PaperNetworksTests
{
    private static string Convolutions(NetworkSpec network) =>
        string.Join(' ', network.Layers.OfType<Convolution>().Select(c => c.Filters));

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 8)]
    public void Vgg_doubles_its_filters_from_block_to_block(bool normalised, int normalisations)
    {
        var network = VggLike.Create(2, 128, 5, normalised, dropout: 0.5);
        Assert.Equal("32 32 64 64 128 128 256 256", Convolutions(network));
        Assert.Equal(normalisations, network.Layers.OfType<BatchNormalisation>().Count());
        Assert.All(
            network.Layers.OfType<Convolution>(),
            c => Assert.Equal((3, 1, 1, !normalised), (c.Kernel, c.Stride, c.Padding, c.Bias)));
        Assert.Equal("256×16×16", network.Features.ToString());
        Assert.Equal(
            ["flatten", "dense 512", "relu", "dropout 0.5", "dense 5"], network.Layers.TakeLast(5).Select(l => l.ToString()));
    }

    [Fact]
    public void The_small_network_sees_128_pixels_or_their_average_over_32()
    {
        var large = RashidiWolkow.Create(2, 128, 5);
        var small = RashidiWolkow.Create(2, 128, 5, looksAt: 32);
        Assert.Equal("32 32 64", Convolutions(large));
        Assert.Equal("avgpool 4 4", small.Layers[0].ToString());
        Assert.Equal(large.Layers.Select(l => l.ToString()), small.Layers.Skip(1).Select(l => l.ToString()));
        Assert.Equal(("64×28×28", "64×4×4"), (large.Features.ToString(), small.Features.ToString()));
    }

    [Fact]
    public void A_width_scales_them()
    {
        Assert.Equal("16 16 32 32 64 64 128 128", Convolutions(VggLike.Create(2, 128, 5, normalised: true, width: 0.5)));
        Assert.Equal("8 8 16", Convolutions(RashidiWolkow.Create(2, 128, 5, width: 0.25)));
        Assert.Throws<ArgumentOutOfRangeException>(() => VggLike.Create(2, 128, 5, normalised: true, width: 0));
    }

    [Fact]
    public void The_network_on_line_statistics_is_a_small_one()
    {
        var network = StatisticsNetwork.Create(LineStatistics.Count, 1, dropout: 0.1);
        Assert.Equal("16 16", Convolutions(network));
        Assert.Equal("dense 1", network.Layers[^1].ToString());
    }

    [Fact]
    public void The_network_on_the_sequence_of_lines_slides_along_them_and_takes_the_largest()
    {
        var network = LineSequenceNetwork.Create(1, dropout: 0.3);
        Assert.Equal("32 32 64", Convolutions(network));
        Assert.Equal("64×48×1", network.Features.ToString());
        Assert.Equal(["gmp", "flatten", "dropout 0.3", "dense 1"], network.Layers.TakeLast(4).Select(l => l.ToString()));
        Assert.Equal(Preprocessing.ShapeOf(Preprocessing.Sequence).Aggregate((a, b) => a * b), network.Input.Size);
    }

    [Fact]
    public void The_network_on_the_picture_of_the_tip_looks_at_every_place_of_it()
    {
        var network = TipPictureNetwork.Create(3, dropout: 0.3);
        Assert.Equal("32 32 64 64", Convolutions(network));
        Assert.Equal("64×9×9", network.Features.ToString());
        Assert.Equal(
            ["flatten", "dense 64", "elu", "dropout 0.3", "dense 3"], network.Layers.TakeLast(5).Select(l => l.ToString()));
        Assert.Equal(Preprocessing.ShapeOf(Preprocessing.Tip).Aggregate((a, b) => a * b), network.Input.Size);
    }
}
