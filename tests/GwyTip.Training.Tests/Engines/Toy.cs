using GwyTip.Training.Engines;
using GwyTip.Training.Networks;

namespace GwyTip.Tests.Engines;

/// <summary>
/// Small images that a small network can learn to tell apart: bright on the left, or on the right, or on both sides.
/// </summary>
internal static class Toy
{
    public const int Size = 8;
    public const int Classes = 2;

    /// <summary>Two channels, batch normalisation, dropout: all that a checkpoint has to care for.</summary>
    public static NetworkSpec Network { get; } = new(
        2, Size, Size,
        [
            new Convolution(6, 3, 2, 1, Bias: false), new BatchNormalisation(), new Elu(),
            new Convolution(8, 3, 1, 1, Bias: true), new LeakyRelu(0.1), new Dropout(0.3), new GlobalAveragePooling(),
            new Flatten(),
            new Dense(6, Bias: true), new BatchNormalisation(), new Relu(), new Dense(Classes, Bias: true),
        ],
        Head.Sigmoid);

    public static TheoryData<string> EveryOptimizer => [.. OptimizerSpec.Names];

    public static Batch Some(int count, int seed)
    {
        var random = new Random(seed);
        var batch = new Batch(count, new float[count * 2 * Size * Size], new float[count * Classes], new float[count * Classes]);
        batch.Weights.AsSpan().Fill(1);
        for (int i = 0; i < count; i++)
        {
            bool left = random.Next(2) == 1, right = random.Next(2) == 1;
            batch.Targets[i * Classes] = left ? 1 : 0;
            batch.Targets[i * Classes + 1] = right ? 1 : 0;
            for (int pixel = 0; pixel < 2 * Size * Size; pixel++)
            {
                bool lit = pixel % Size < Size / 2 ? left : right;
                batch.Images[i * 2 * Size * Size + pixel] = (lit ? 1 : -1) + 0.3f * (random.NextSingle() - 0.5f);
            }
        }
        return batch;
    }

    public static TrainingEngine Build(OptimizerSpec optimizer, NetworkSpec? network = null, long seed = 1)
    {
        var built = new TrainingEngine(new EngineOptions(Threads: 1));
        built.Build(network ?? Network, optimizer, "cpu", seed);
        return built;
    }

    public static double Step(this TrainingEngine engine, Batch batch, long seed) =>
        engine.TrainStep(batch.Images, batch.Targets, batch.Weights, batch.Count, seed);

    public static float[] Predict(this TrainingEngine engine, Batch batch)
    {
        float[] confidences = new float[batch.Targets.Length];
        engine.Predict(batch.Images, batch.Count, confidences);
        return confidences;
    }
}

internal sealed record Batch(int Count, float[] Images, float[] Targets, float[] Weights);
