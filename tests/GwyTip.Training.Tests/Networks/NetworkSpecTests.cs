using GwyTip.Training.Networks;

namespace GwyTip.Tests.Networks;

public class NetworkSpecTests
{
    private static readonly Layer[] All =
    [
        new Convolution(8, 3, 2, 1, Bias: true), new BatchNormalisation(), new Relu(), new Convolution(12, 3, 1, 0, Bias: false),
        new Elu(),
        new LeakyRelu(0.01), new MaxPooling(2, 2), new AveragePooling(3, 1), new Dropout(0.25), new GlobalAveragePooling(),
        new Flatten(),
        new Dense(5, Bias: false), new BatchNormalisation(), new Relu(), new Dense(3, Bias: true),
    ];

    private static readonly Layer[] End = [new Flatten(), new Dense(2, Bias: true)];

    [Fact]
    public void The_text_names_every_layer_with_its_numbers()
    {
        Assert.Equal(
            "input 2 17 20; conv 8 3 2 1; bn; relu; conv 12 3 1 0 nobias; elu; leakyrelu 0.01; maxpool 2 2; avgpool 3 1; "
            + "dropout 0.25; gap; flatten; dense 5 nobias; bn; relu; dense 3; softmax",
            Network(Head.Softmax).ToString());
        Assert.Equal(Network(Head.Softmax), Network(Head.Softmax));
        Assert.NotEqual(Network(Head.Softmax), Network(Head.Sigmoid));
    }

    [Fact]
    public void Shapes_follow_the_layers()
    {
        var network = Network(Head.Softmax);
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

    [Fact]
    public void A_convolution_of_columns_slides_along_the_height_alone_and_the_largest_of_each_filter_is_left()
    {
        var network = new NetworkSpec(
            3, 17, 5, [new Convolution(8, 5, 2, 2, Bias: false, Column: true), new GlobalMaxPooling(), .. End], Head.Sigmoid);
        Assert.StartsWith("input 3 17 5; conv 8 5 2 2 nobias column; gmp; flatten", network.ToString(), StringComparison.Ordinal);
        Assert.Equal(["3×17×5", "8×9×5", "8×1×1", "8"], network.Shapes.Take(4).Select(s => s.ToString()));
    }

    [Fact]
    public void Features_are_the_last_convolution_s_with_its_normalisation_and_activation()
    {
        var convolution = new Convolution(2, 3, 1, 1, Bias: true);
        AssertFeatures(6, [.. All]);
        AssertFeatures(3, [convolution, new BatchNormalisation(), new Relu(), new MaxPooling(2, 2), .. End]);
        AssertFeatures(1, [convolution, new MaxPooling(2, 2), new Relu(), .. End]);
        AssertFeatures(0, End);
    }

    [Fact]
    public void Layers_that_do_not_follow_each_other_are_refused_and_the_message_says_where()
    {
        AssertRefused("height", () => new NetworkSpec(1, 0, 8, End, Head.Sigmoid));
        AssertRefused("layer 0", new Convolution(0, 3, 1, 1, Bias: true));
        AssertRefused("layer 0", new Convolution(4, 3, 0, 1, Bias: true));
        AssertRefused("layer 1, 'conv 4 9 1 0'", new Relu(), new Convolution(4, 9, 1, 0, Bias: true));
        AssertRefused("flatten", new Dense(2, Bias: true));
        AssertRefused("layer 1", new Flatten(), new GlobalAveragePooling());
        AssertRefused("layer 1", new Flatten(), new MaxPooling(2, 2));
        AssertRefused("rate", new Flatten(), new Dropout(1));
        AssertRefused("flatten", () => new NetworkSpec(1, 8, 8, [new GlobalAveragePooling()], Head.Sigmoid));
        AssertRefused("layer 0", () => new NetworkSpec(1, 60000, 60000, End, Head.Sigmoid));
    }

    private static NetworkSpec Network(Head head) => new(2, 17, 20, All, head);

    private static void AssertFeatures(int layers, Layer[] all)
    {
        var network = new NetworkSpec(1, 17, 20, all, Head.Sigmoid);
        Assert.Equal(layers, network.FeatureLayers);
        Assert.Equal(network.Shapes[layers], network.Features);
    }

    private static void AssertRefused(string says, params Layer[] layers) =>
        AssertRefused(says, () => new NetworkSpec(1, 8, 8, [.. layers, .. End], Head.Sigmoid));

    private static void AssertRefused(string says, Func<NetworkSpec> network) =>
        Assert.Contains(says, Assert.ThrowsAny<ArgumentException>(network).Message);
}
