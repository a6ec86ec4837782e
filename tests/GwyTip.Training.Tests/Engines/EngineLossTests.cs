using GwyTip.Training.Engines;
using GwyTip.Training.Networks;

namespace GwyTip.Tests.Engines;

/// <summary>The loss against sums by hand: a dense layer whose weights are known, one pixel an image.</summary>
[Collection("engines")]
public class EngineLossTests
{
    private static readonly float[] Slopes = [1, -2];
    private static readonly float[] Offsets = [0.5f, 0.25f];
    private static readonly float[] Pixels = [0.3f, -1.5f];
    private static readonly float[] Targets = [1, 0, 0.25f, 1];
    private static readonly float[] Weights = [1, 2, 0.5f, 0];

    [Fact]
    public void With_a_sigmoid_head_it_is_the_weighted_sum_over_count_times_classes() =>
        AssertLoss(Head.Sigmoid, logits => [.. logits.Select(z => 1 / (1 + Math.Exp(-z)))]);

    [Fact]
    public void With_a_softmax_head_it_is_the_same_sum_over_the_softmax() =>
        AssertLoss(Head.Softmax, logits => [.. logits.Select(z => Math.Exp(z) / logits.Sum(Math.Exp))]);

    [Fact]
    public void An_image_of_NaN_gives_a_loss_of_NaN()
    {
        foreach (var head in Enum.GetValues<Head>())
        {
            using var e = Build(head);
            Assert.Equal(double.NaN, e.TrainStep([float.NaN, 1], Targets, Weights, 2, seed: 1));
        }
    }

    private static void AssertLoss(Head head, Func<double[], double[]> confidences)
    {
        double sum = 0;
        for (int image = 0; image < Pixels.Length; image++)
        {
            double[] p = confidences([.. Slopes.Zip(Offsets, (a, b) => (double)a * Pixels[image] + b)]);
            for (int k = 0; k < p.Length; k++)
            {
                double t = Targets[image * 2 + k];
                sum -= Weights[image * 2 + k] * (t * Math.Log(p[k]) + (1 - t) * Math.Log(1 - p[k]));
            }
        }
        using var e = Build(head);
        Assert.Equal(sum / 4, e.TrainStep(Pixels, Targets, Weights, 2, seed: 1), 1e-6);
    }

    private static TrainingEngine Build(Head head)
    {
        var network = new NetworkSpec(1, 1, 1, [new Flatten(), new Dense(2, Bias: true)], head);
        var e = Toy.Build(OptimizerSpec.Create("adam", 1e-3, 0), network);
        e.SetTensor("1_dense.weight", Slopes);
        e.SetTensor("1_dense.bias", Offsets);
        return e;
    }
}
