using GwyTip.Trainer.Networks;

namespace GwyTip.Tests.Networks;

public class NetworkSpecTests
{
    private const string All =
        "input 2 17 20; conv 8 3 2 1; bn; relu; conv 12 3 1 0 nobias; elu; leakyrelu 0.01; maxpool 2 2; avgpool 3 1; dropout 0.25; "
        + "gap; flatten; dense 5 nobias; bn; relu; dense 3; softmax";

    [Fact]
    public void The_text_form_comes_back_as_it_was()
    {
        Assert.Equal(All, NetworkSpec.Parse(All).ToString());
        Assert.Equal(NetworkSpec.Parse(All), NetworkSpec.Parse(All.Replace("; ", "\n ", StringComparison.Ordinal)));
        Assert.NotEqual(NetworkSpec.Parse(All), NetworkSpec.Parse(All.Replace("softmax", "sigmoid", StringComparison.Ordinal)));
    }

    [Fact]
    public void Shapes_follow_the_layers()
    {
        var network = NetworkSpec.Parse(All);
        Assert.Equal(
            [
                "2×17×20", "8×9×10", "8×9×10", "8×9×10", "12×7×8", "12×7×8", "12×7×8", "12×3×4", "12×1×2", "12×1×2",
                "12×1×1", "12", "5", "5", "5", "3",
            ],
            network.Shapes.Select(s => s.ToString()));
        Assert.Equal(3, network.Classes);
        Assert.Equal(Head.Softmax, network.Head);
        Assert.Equal("3_conv", network.NameOf(3));
    }

    [Theory]
    [InlineData(All, 6)]
    [InlineData("input 1 8 8; conv 2 3 1 1; bn; relu; maxpool 2 2; flatten; dense 1; sigmoid", 3)]
    [InlineData("input 1 8 8; conv 2 3 1 1; maxpool 2 2; relu; flatten; dense 1; sigmoid", 1)]
    [InlineData("input 1 8 8; flatten; dense 1; sigmoid", 0)]
    public void Features_are_the_last_convolution_s_with_its_normalisation_and_activation(string text, int layers)
    {
        var network = NetworkSpec.Parse(text);
        Assert.Equal(layers, network.FeatureLayers);
        Assert.Equal(network.Shapes[layers], network.Features);
    }

    [Theory]
    [InlineData("", "input")]
    [InlineData("conv 8 3 1 1; flatten; sigmoid", "input")]
    [InlineData("input 1 8; flatten; dense 2; sigmoid", "too few")]
    [InlineData("input 1 8 8 8; flatten; dense 2; sigmoid", "too much")]
    [InlineData("input 1 0 8; flatten; dense 2; sigmoid", "height")]
    [InlineData("input 1 8 8; flatten; dense 2", "head")]
    [InlineData("input 1 8 8; swirl 3; flatten; dense 2; sigmoid", "swirl")]
    [InlineData("input 1 8 8; conv 8 3 1; flatten; dense 2; sigmoid", "'conv 8 3 1'")]
    [InlineData("input 1 8 8; conv 8 3 1 1 bias; flatten; dense 2; sigmoid", "'bias'")]
    [InlineData("input 1 8 8; conv eight 3 1 1; flatten; dense 2; sigmoid", "'eight'")]
    [InlineData("input 1 8 8; conv 0 3 1 1; flatten; dense 2; sigmoid", "layer 0")]
    [InlineData("input 1 8 8; conv 4 3 0 1; flatten; dense 2; sigmoid", "layer 0")]
    [InlineData("input 1 8 8; relu; conv 4 9 1 0; flatten; dense 2; sigmoid", "layer 1, 'conv 4 9 1 0'")]
    [InlineData("input 1 8 8; dense 2; sigmoid", "flatten")]
    [InlineData("input 1 8 8; flatten; gap; dense 2; sigmoid", "layer 1")]
    [InlineData("input 1 8 8; flatten; maxpool 2 2; dense 2; sigmoid", "layer 1")]
    [InlineData("input 1 8 8; gap; sigmoid", "flatten")]
    [InlineData("input 1 8 8; flatten; dropout 1; dense 2; sigmoid", "rate")]
    [InlineData("input 1 8 8; flatten; leakyrelu; dense 2; sigmoid", "leakyrelu")]
    [InlineData("input 1 8 8; flatten; relu 6; dense 2; sigmoid", "no numbers")]
    [InlineData("input 1 60000 60000; flatten; dense 2; sigmoid", "layer 0")]
    public void A_wrong_text_is_refused_and_the_message_says_where(string text, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => NetworkSpec.Parse(text)).Message);
}
