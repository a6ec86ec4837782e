using GwyTip.Training.Engines;
using GwyTip.Training.Networks;
using TorchSharp;

namespace GwyTip.Tests.Engines;

/// <summary>
/// oneDNN's gradients are NaN where the filters of a convolution are not a multiple of 16 and the memory behind them, which
/// nobody wrote, happens to hold NaN. Here all free memory does.
/// </summary>
[Collection("engines")]
public class EngineFiltersTests
{
    private const int Runs = 8;
    private const int Steps = 60;

    private static readonly NetworkSpec Network = new(
        2, 16, 16,
        [
            new Convolution(8, 3, 1, 1, Bias: false), new BatchNormalisation(), new Elu(),
            new Convolution(6, 3, 2, 1, Bias: true), new Relu(), new Convolution(20, 5, 1, 2, Bias: true, Column: true),
            new Relu(), new Convolution(40, 3, 1, 1, Bias: true), new Relu(),
            new MaxPooling(2, 2),
            new Flatten(), new Dense(Toy.Classes, Bias: true),
        ],
        Head.Sigmoid);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Any_number_of_filters_trains_to_numbers(bool bf16)
    {
        for (int run = 0; run < Runs; run++)
        {
            using var engine = Trained(bf16, run);
            Assert.All(engine.GetTensors(), t => Assert.True(t.Value.Values.All(float.IsFinite), t.Key));
        }
    }

    [Fact]
    public void Filters_come_to_libtorch_in_multiples_of_16_and_those_nobody_asked_for_stay_zero()
    {
        using var engine = Trained(bf16: false, run: 1);
        foreach (var weight in engine.Network.Weights.Where(w => w.Shape.Length == 4))
        {
            Assert.Equal(0, weight.Whole.shape[0] % 16);
            double[] all = [.. TorchValues.Download(weight.Whole).Select(v => (double)v)],
            seen = [.. engine.GetTensors()[weight.Name].Values];
            Assert.Equal(seen.Sum(Math.Abs), all.Sum(Math.Abs), 1e-9);
        }
    }

    private static TrainingEngine Trained(bool bf16, int run)
    {
        var engine = new TrainingEngine(new EngineOptions(Threads: 1, bf16));
        engine.Build(Network, OptimizerSpec.Create("adamw", 1e-3, 0.01), "cpu", run);
        var random = new Random(run);
        for (int step = 0; step < Steps; step++)
        {
            float[] images = [.. Enumerable.Range(0, 4 * Network.Input.Size).Select(_ => random.NextSingle())];
            FillFreeMemory();
            double loss = engine.TrainStep(images, [1, 0, 0, 1, 1, 0, 0, 1], [1, 1, 1, 1, 1, 1, 1, 1], 4, step);
            Assert.True(double.IsFinite(loss), $"the loss is {loss} in run {run}, step {step}");
        }
        return engine;
    }

    private static void FillFreeMemory()
    {
        torch.Tensor[] filled = [.. Enumerable.Range(0, 64).Select(i => torch.full(64L << (2 * (i % 8)), float.NaN))];
        foreach (var tensor in filled)
        {
            tensor.Dispose();
        }
    }
}
