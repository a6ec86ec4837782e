using GwyTip.Training.Engines;
using GwyTip.Training.Networks;

namespace GwyTip.Tests.Engines;

/// <summary>Tensors and moments are all that a checkpoint needs.</summary>
[Collection("engines")]
public class EngineCheckpointTests
{
    [Theory]
    [MemberData(nameof(Toy.EveryOptimizer), MemberType = typeof(Toy))]
    public void Training_goes_on_bit_for_bit_in_another_engine(string optimizer)
    {
        var spec = OptimizerSpec.Create(optimizer, 0.01, weightDecay: 0.01);
        AssertGoesOn(spec is RmsPropOptimizer r ? r with { Momentum = 0.5 } : spec, stepsBefore: 3);
    }

    [Theory]
    [MemberData(nameof(Toy.EveryOptimizer), MemberType = typeof(Toy))]
    public void A_checkpoint_from_before_the_first_step_is_one_too(string optimizer) =>
        AssertGoesOn(OptimizerSpec.Create(optimizer, 0.01, 0), stepsBefore: 0);

    [Fact]
    public void Plain_gradient_descent_needs_no_moments() =>
        AssertGoesOn(new SgdOptimizer(0.05, Momentum: 0, Nesterov: false, WeightDecay: 0), stepsBefore: 2);

    [Fact]
    public void Without_the_moments_it_would_go_on_differently()
    {
        using var trained = Trained(OptimizerSpec.Create("adam", 0.01, 0), steps: 3);
        using var restored = Toy.Build(OptimizerSpec.Create("adam", 0.01, 0), seed: 77);
        Copy(trained.GetTensors(), restored.SetTensor);
        Assert.NotEqual(GoOn(trained), GoOn(restored));
    }

    [Fact]
    public void A_tensor_comes_back_as_it_was_set()
    {
        using var e = Toy.Build(OptimizerSpec.Create("adam", 0.01, 0));
        var random = new Random(4);
        foreach (var (name, tensor) in e.GetTensors())
        {
            Assert.Equal(tensor.Values.Length, tensor.Shape.Aggregate(1L, (a, b) => a * b));
            float[] values = [.. tensor.Values.Select(_ => random.NextSingle())];
            e.SetTensor(name, values);
            Assert.Equal(values, e.GetTensors()[name].Values);
        }
    }

    [Fact]
    public void Tensors_carry_the_names_and_shapes_of_the_network()
    {
        var network = new NetworkSpec(
            2, 8, 8, [new Convolution(4, 3, 2, 1, Bias: false), new BatchNormalisation(), new Relu(), new Flatten(),
                new Dense(3, Bias: true)], Head.Sigmoid);
        using var e = Toy.Build(OptimizerSpec.Create("adam", 0.01, 0), network);
        var shapes = e.GetTensors().ToDictionary(t => t.Key, t => string.Join('×', t.Value.Shape));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["0_conv.weight"] = "4×2×3×3",
                ["1_bn.weight"] = "4",
                ["1_bn.bias"] = "4",
                ["1_bn.running_mean"] = "4",
                ["1_bn.running_var"] = "4",
                ["4_dense.weight"] = "3×64",
                ["4_dense.bias"] = "3",
            },
            shapes);
    }

    private static void AssertGoesOn(OptimizerSpec optimizer, int stepsBefore)
    {
        using var trained = Trained(optimizer, stepsBefore);
        using var restored = Toy.Build(optimizer, seed: 77);
        Copy(trained.GetTensors(), restored.SetTensor);
        Copy(trained.GetOptimizerTensors(), restored.SetOptimizerTensor);
        Assert.Equal(GoOn(trained), GoOn(restored));
    }

    private static TrainingEngine Trained(OptimizerSpec optimizer, int steps)
    {
        var e = Toy.Build(optimizer);
        for (int step = 0; step < steps; step++)
        {
            e.Step(Toy.Some(8, step), step);
        }
        return e;
    }

    /// <summary>Losses of further steps and the predictions after them.</summary>
    private static double[] GoOn(TrainingEngine engine) =>
    [
        .. Enumerable.Range(100, 3).Select(step => engine.Step(Toy.Some(8, step), step)),
        .. engine.Predict(Toy.Some(4, 200)).Select(c => (double)c),
    ];

    private delegate void Setter(string name, ReadOnlySpan<float> values);

    private static void Copy(IReadOnlyDictionary<string, EngineTensor> tensors, Setter set)
    {
        foreach (var (name, tensor) in tensors)
        {
            set(name, tensor.Values);
        }
    }
}
