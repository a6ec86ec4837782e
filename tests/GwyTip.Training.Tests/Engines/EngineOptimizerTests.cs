using GwyTip.Training.Engines;
using GwyTip.Training.Networks;

namespace GwyTip.Tests.Engines;

/// <summary>Every optimizer against its formulas, on a network of one weight; and what a garbage collection does to it.</summary>
public class EngineOptimizerTests
{
    private const double Rate = 0.05, Decay = 0.1, Epsilon = 1e-7;
    private const float Image = 0.7f, Target = 0.9f;
    private const int Steps = 6;

    private static readonly NetworkSpec OneWeight = new(1, 1, 1, [new Flatten(), new Dense(1, Bias: false)], Head.Sigmoid);

    public static TheoryData<string> Names => ["adam", "adamw", "sgd", "nesterov", "descent", "rmsprop", "rmsprop with momentum"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Six_steps_are_those_of_the_formulas(string name)
    {
        var spec = Spec(name);
        using var engine = new TrainingEngine(new EngineOptions(Threads: 1));
        engine.Build(OneWeight, spec, "cpu", seed: 1);
        engine.SetTensor("1_dense.weight", [0.4f]);

        for (int step = 0; step < Steps; step++)
        {
            engine.TrainStep([Image], [Target], [1f], 1, seed: step);
        }

        Assert.Equal(Expected(spec), engine.GetTensors()["1_dense.weight"].Values[0], 2e-6);
    }

    /// <summary>
    /// TorchSharp lets go of numbers while libtorch reads them: with its own optimizers this fails or ends the process.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Garbage_collections_during_steps_change_nothing(string name)
    {
        float[] quiet = Train(name, collecting: false), collecting = Train(name, collecting: true);

        Assert.Equal(quiet, collecting);
    }

    private static float[] Train(string name, bool collecting)
    {
        var network = new NetworkSpec(
            2, 16, 16, [new Convolution(16, 3, 1, 1, Bias: true), new Elu(), new GlobalAveragePooling(), new Flatten(),
                new Dense(3, Bias: true)], Head.Softmax);
        using var engine = new TrainingEngine(new EngineOptions(Threads: 1));
        engine.Build(network, Spec(name), "cpu", seed: 1);
        using var stop = new CancellationTokenSource();
        var collector = Task.Run(() =>
        {
            while (collecting && !stop.IsCancellationRequested)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        });
        var random = new Random(1);
        for (int step = 0; step < 60; step++)
        {
            float[] images = [.. Enumerable.Range(0, 4 * 2 * 256).Select(_ => random.NextSingle() - 0.5f)];
            engine.TrainStep(images, [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0], [.. Enumerable.Repeat(1f, 12)], 4, seed: step);
        }
        stop.Cancel();
        collector.Wait();
        return [.. engine.GetTensors().OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => t.Value.Values)];
    }

    private static OptimizerSpec Spec(string name) => name switch
    {
        "adam" => new AdamOptimizer(Rate, 0.9, 0.99, Epsilon, Decay),
        "adamw" => new AdamWOptimizer(Rate, 0.9, 0.99, Epsilon, Decay),
        "sgd" => new SgdOptimizer(Rate, Momentum: 0.8, Nesterov: false, Decay),
        "nesterov" => new SgdOptimizer(Rate, Momentum: 0.8, Nesterov: true, Decay),
        "descent" => new SgdOptimizer(Rate, Momentum: 0, Nesterov: false, WeightDecay: 0),
        "rmsprop" => new RmsPropOptimizer(Rate, Alpha: 0.9, Momentum: 0, Epsilon, Decay),
        _ => new RmsPropOptimizer(Rate, Alpha: 0.9, Momentum: 0.5, Epsilon, Decay),
    };

    private static double Expected(OptimizerSpec spec)
    {
        double w = 0.4f, first = 0, second = 0;
        for (int step = 1; step <= Steps; step++)
        {
            double g = (1 / (1 + Math.Exp(-w * Image)) - Target) * Image;
            g += spec is AdamWOptimizer ? 0 : spec.WeightDecay * w;
            switch (spec)
            {
                case AdamOptimizer or AdamWOptimizer:
                    w *= spec is AdamWOptimizer ? 1 - Rate * Decay : 1;
                    first = 0.9 * first + 0.1 * g;
                    second = 0.99 * second + 0.01 * g * g;
                    w -= Rate * (first / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(second / (1 - Math.Pow(0.99, step))) + Epsilon);
                    break;
                case SgdOptimizer s:
                    first = step == 1 ? g : s.Momentum * first + g;
                    w -= Rate * (s.Momentum == 0 ? g : s.Nesterov ? g + s.Momentum * first : first);
                    break;
                case RmsPropOptimizer r:
                    second = 0.9 * second + 0.1 * g * g;
                    first = r.Momentum * first + g / (Math.Sqrt(second) + Epsilon);
                    w -= Rate * first;
                    break;
            }
        }
        return w;
    }
}
