using GwyTip.Training.Engines;
using GwyTip.Training.Networks;

namespace GwyTip.Tests.Engines;

/// <summary>Predictions, and what the engine says to wrong use.</summary>
[Collection("engines")]
public class EngineUseTests
{
    [Fact]
    public void A_prediction_does_not_depend_on_the_rest_of_the_batch()
    {
        using var e = Toy.Build(OptimizerSpec.Create("adam", 0.01, 0));
        e.Step(Toy.Some(16, 1), seed: 1);
        var batch = Toy.Some(7, 2);
        float[] together = e.Predict(batch);
        int size = batch.Images.Length / batch.Count;
        for (int i = 0; i < batch.Count; i++)
        {
            float[] alone = new float[Toy.Classes];
            e.Predict(batch.Images.AsSpan(i * size, size), 1, alone);
            for (int k = 0; k < Toy.Classes; k++)
            {
                Assert.Equal(together[i * Toy.Classes + k], alone[k], 1e-6);
            }
        }
    }

    [Fact]
    public void Predictions_leave_training_as_it_is()
    {
        double[] Losses(bool predict)
        {
            using var e = Toy.Build(OptimizerSpec.Create("adam", 0.01, 0));
            var losses = new double[3];
            for (int step = 0; step < losses.Length; step++)
            {
                losses[step] = e.Step(Toy.Some(8, step), step);
                if (predict)
                {
                    e.Predict(Toy.Some(5, 50));
                }
            }
            return losses;
        }
        Assert.Equal(Losses(predict: false), Losses(predict: true));
    }

    [Fact]
    public void The_feature_map_is_the_last_convolution_s_after_its_activation()
    {
        var network = new NetworkSpec(
            1, 2, 2, [Pixelwise(1), new Relu(), new GlobalAveragePooling(), new Flatten(), new Dense(1, Bias: true)],
            Head.Sigmoid);
        using var e = Toy.Build(OptimizerSpec.Create("adam", 0.01, 0), network);
        e.SetTensor("0_conv.weight", [2]);
        e.SetTensor("0_conv.bias", [1]);
        float[] features = new float[4];
        e.PredictLayers([1, 0, -1, 3], 1, network.FeatureLayers, features);
        Assert.Equal([3f, 1f, 0f, 7f], features);
    }

    [Fact]
    public void The_output_behind_every_layer_can_be_had_up_to_the_head()
    {
        var network = new NetworkSpec(
            1, 2, 2, [Pixelwise(1), new Relu(), Pixelwise(2), new GlobalAveragePooling(), new Flatten(),
                new Dense(1, Bias: true)], Head.Sigmoid);
        using var e = Toy.Build(OptimizerSpec.Create("adam", 0.01, 0), network);
        e.SetTensor("0_conv.weight", [2]);
        e.SetTensor("0_conv.bias", [1]);
        e.SetTensor("2_conv.weight", [1, -1]);
        e.SetTensor("2_conv.bias", [0, 10]);
        e.SetTensor("5_dense.weight", [1, 0]);
        e.SetTensor("5_dense.bias", [0.25f]);
        float[] Behind(int layers)
        {
            // Two images: those of the first come first.
            float[] output = new float[2 * network.Shapes[layers].Size];
            e.PredictLayers([1, 0, -1, 3, 0, 0, 0, 0], 2, layers, output);
            return output;
        }
        Assert.Equal([3f, 1f, -1f, 7f, 1f, 1f, 1f, 1f], Behind(1));
        Assert.Equal([3f, 1f, 0f, 7f, 1f, 1f, 1f, 1f], Behind(2));
        Assert.Equal([3f, 1f, 0f, 7f, 7f, 9f, 10f, 3f, 1f, 1f, 1f, 1f, 9f, 9f, 9f, 9f], Behind(3));
        Assert.Equal([3f, 1.25f], Behind(6));

        Assert.Throws<ArgumentOutOfRangeException>(() => e.PredictLayers(new float[4], 1, 0, new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => e.PredictLayers(new float[4], 1, 7, new float[1]));
        Assert.Contains(
            "output", Assert.Throws<ArgumentException>(() => e.PredictLayers(new float[4], 1, 1, new float[3])).Message);
    }

    [Fact]
    public void Wrong_use_is_an_exception_that_names_what_is_wrong()
    {
        using var unbuilt = new TrainingEngine(new EngineOptions(Threads: 1));
        Assert.Contains("Build", Assert.Throws<InvalidOperationException>(() => unbuilt.Step(Toy.Some(1, 0), 0)).Message);

        using var e = Toy.Build(OptimizerSpec.Create("adam", 0.01, 0));
        var batch = Toy.Some(2, 0);
        Assert.Contains("images", Assert.Throws<ArgumentException>(
            () => e.TrainStep(batch.Images.AsSpan(1), batch.Targets, batch.Weights, 2, 0)).Message);
        Assert.Contains("targets", Assert.Throws<ArgumentException>(
            () => e.TrainStep(batch.Images, batch.Targets.AsSpan(1), batch.Weights, 2, 0)).Message);
        Assert.Contains("weights", Assert.Throws<ArgumentException>(
            () => e.TrainStep(batch.Images, batch.Targets, [], 2, 0)).Message);
        Assert.Contains("confidences", Assert.Throws<ArgumentException>(
            () => e.Predict(batch.Images, 2, new float[3])).Message);
        Assert.Contains("9_none", Assert.Throws<InvalidOperationException>(() => e.SetTensor("9_none.weight", [1])).Message);
        Assert.Contains("9_none", Assert.Throws<InvalidOperationException>(
            () => e.SetOptimizerTensor("9_none.weight.exp_avg", [1])).Message);
        Assert.ThrowsAny<Exception>(() => e.SetTensor("0_conv.weight", [1]));
        Assert.ThrowsAny<Exception>(() => e.SetOptimizerTensor("0_conv.weight.exp_avg", [1]));
        Assert.ThrowsAny<Exception>(() => e.SetOptimizerTensor("0_conv.weight.nothing", [1]));
        Assert.True(double.IsFinite(e.Step(batch, 0)), "it can still be trained");
    }

    [Fact]
    public void An_unknown_device_is_an_exception()
    {
        using var e = new TrainingEngine(new EngineOptions(Threads: 1));
        Assert.ThrowsAny<Exception>(() => e.Build(Toy.Network, OptimizerSpec.Create("adam", 0.01, 0), "abacus", 1));
    }

    private static Convolution Pixelwise(int filters) => new(filters, Kernel: 1, Stride: 1, Padding: 0, Bias: true);
}
