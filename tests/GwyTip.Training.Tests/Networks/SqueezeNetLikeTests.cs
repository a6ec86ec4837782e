using GwyTip.Training.Networks;

namespace GwyTip.Tests.Networks;

public class SqueezeNetLikeTests
{
    [Theory]
    [InlineData(1, "1 2 1 2 1 2 1 2 1 2")]
    [InlineData(2, "2 1 2 1 2 1 2 1 2 1")]
    public void Ten_convolutions_of_three_by_three_with_alternating_strides(int firstStride, string strides)
    {
        var network = SqueezeNetLike.Create(1, 128, 4, firstStride: firstStride);
        var convolutions = network.Layers.OfType<Convolution>().ToArray();
        Assert.Equal("32 32 64 64 128 128 256 256 512 1024", string.Join(' ', convolutions.Select(c => c.Filters)));
        Assert.Equal(strides, string.Join(' ', convolutions.Select(c => c.Stride)));
        Assert.All(convolutions, c => Assert.Equal((3, 1, false), (c.Kernel, c.Padding, c.Bias)));
        Assert.Equal("1024×4×4", network.Features.ToString());
    }

    [Fact]
    public void Normalisation_and_elu_follow_every_convolution()
    {
        var layers = SqueezeNetLike.Create(1, 128, 4).Layers;
        for (int i = 0; i < 30; i += 3)
        {
            Assert.IsType<Convolution>(layers[i]);
            Assert.IsType<BatchNormalisation>(layers[i + 1]);
            Assert.IsType<Elu>(layers[i + 2]);
        }
        Assert.Equal(["gap", "flatten", "dense 4"], layers.Skip(30).Select(l => l.ToString()));
    }

    [Fact]
    public void The_width_scales_the_filters_in_multiples_of_eight()
    {
        var network = SqueezeNetLike.Create(2, 64, 6, width: 0.3, dropout: 0.2, head: Head.Softmax);
        Assert.Equal(
            "8 8 16 16 40 40 80 80 152 304", string.Join(' ', network.Layers.OfType<Convolution>().Select(c => c.Filters)));
        Assert.Equal(["gap", "flatten", "dropout 0.2", "dense 6"], network.Layers.Skip(30).Select(l => l.ToString()));
        Assert.Equal(Head.Softmax, network.Head);
    }

    [Fact]
    public void Senseless_numbers_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SqueezeNetLike.Create(1, 128, 4, firstStride: 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => SqueezeNetLike.Create(1, 128, 4, width: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SqueezeNetLike.Create(1, 128, 4, width: double.NaN));
        Assert.Throws<ArgumentException>(() => SqueezeNetLike.Create(1, 128, 4, dropout: 1));
        Assert.Throws<ArgumentException>(() => SqueezeNetLike.Create(1, 128, 0));
    }
}
