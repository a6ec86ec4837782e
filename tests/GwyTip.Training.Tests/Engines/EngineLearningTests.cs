using GwyTip.Training.Engines;
using GwyTip.Training.Networks;

namespace GwyTip.Tests.Engines;

/// <summary>What every engine does to the weights.</summary>
[Collection("engines")]
public class EngineLearningTests
{
    [Theory]
    [MemberData(nameof(Toy.EveryOptimizer), MemberType = typeof(Toy))]
    public void The_loss_falls_and_the_states_are_told_apart(string optimizer)
    {
        double rate = optimizer == "sgd" ? 0.1 : 0.01;
        using var e = Toy.Build(OptimizerSpec.Create(optimizer, rate, 0));
        double first = e.Step(Toy.Some(32, seed: 0), seed: 0), last = first;
        for (int step = 1; step < 60; step++)
        {
            last = e.Step(Toy.Some(32, step), step);
        }
        Assert.InRange(last, 0, first / 2);

        var unseen = Toy.Some(64, seed: 1000);
        int right = e.Predict(unseen).Zip(unseen.Targets, (c, t) => c > 0.5f == t > 0.5f).Count(same => same);
        Assert.True(right >= 0.95 * unseen.Targets.Length, $"{right} of {unseen.Targets.Length}");
    }

    [Fact]
    public void A_softmax_head_learns_too_and_its_confidences_add_up_to_one()
    {
        var softmax = new NetworkSpec(2, Toy.Size, Toy.Size, Toy.Network.Layers, Head.Softmax);
        using var e = Toy.Build(OptimizerSpec.Create("adam", 0.01, 0), softmax);
        double first = e.Step(OneOfTwo(0), seed: 0), last = first;
        for (int step = 1; step < 40; step++)
        {
            last = e.Step(OneOfTwo(step), step);
        }
        Assert.InRange(last, 0, first / 2);
        Assert.All(e.Predict(OneOfTwo(99)).Chunk(2), pair => Assert.Equal(1, pair[0] + pair[1], 1e-5));
    }

    [Fact]
    public void The_same_seeds_give_the_same_numbers_and_others_give_others()
    {
        float[] Run(long build, long steps)
        {
            using var e = Toy.Build(OptimizerSpec.Create("adam", 0.01, 0), seed: build);
            for (int step = 0; step < 3; step++)
            {
                e.Step(Toy.Some(8, step), steps + step);
            }
            return e.Predict(Toy.Some(4, 50));
        }
        float[] one = Run(build: 1, steps: 10);
        Assert.Equal(one, Run(build: 1, steps: 10));
        Assert.NotEqual(one, Run(build: 2, steps: 10));
        Assert.NotEqual(one, Run(build: 1, steps: 20));
    }

    [Fact]
    public void The_learning_rate_scales_the_step()
    {
        double Moved(double built, double? set)
        {
            using var e = Toy.Build(new SgdOptimizer(built, Momentum: 0, Nesterov: false, WeightDecay: 0));
            if (set is { } rate)
            {
                e.LearningRate = rate;
            }
            float[] before = e.GetTensors()["0_conv.weight"].Values;
            e.Step(Toy.Some(8, 3), seed: 3);
            return before.Zip(e.GetTensors()["0_conv.weight"].Values, (b, a) => Math.Abs(b - a)).Sum();
        }
        double moved = Moved(0.1, null);
        Assert.True(moved > 0);
        Assert.Equal(moved, Moved(1, 0.1), moved * 1e-3);
        Assert.Equal(moved / 2, Moved(0.1, 0.05), moved * 1e-3);
        Assert.Equal(0, Moved(0.1, 0));
    }

    [Fact]
    public void A_weight_of_zero_hides_an_answer()
    {
        float[] Trained(float hidden)
        {
            using var e = Toy.Build(OptimizerSpec.Create("sgd", 0.1, 0));
            var batch = Toy.Some(8, 5);
            for (int i = 0; i < batch.Targets.Length; i += 3)
            {
                batch.Weights[i] = 0;
                batch.Targets[i] = hidden;
            }
            e.Step(batch, seed: 1);
            return e.Predict(Toy.Some(4, 50));
        }
        Assert.Equal(Trained(hidden: 0), Trained(hidden: 1));
    }

    private static Batch OneOfTwo(int seed)
    {
        var batch = Toy.Some(64, seed);
        int[] kept = [.. Enumerable.Range(0, batch.Count).Where(i => batch.Targets[2 * i] != batch.Targets[2 * i + 1])];
        int size = batch.Images.Length / batch.Count;
        return new Batch(
            kept.Length,
            [.. kept.SelectMany(i => batch.Images[(i * size)..((i + 1) * size)])],
            [.. kept.SelectMany(i => batch.Targets[(2 * i)..(2 * i + 2)])],
            [.. kept.SelectMany(i => batch.Weights[(2 * i)..(2 * i + 2)])]);
    }
}
