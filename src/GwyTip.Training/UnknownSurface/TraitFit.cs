using GwyTip.Core;
using GwyTip.Simulation;
using GwyTip.Training.Engines;
using GwyTip.Training.Networks;

namespace GwyTip.Training.UnknownSurface;

/// <summary>A scan to learn from.</summary>
/// <param name="Traits">Its <see cref="SurfaceTraits"/>.</param>
/// <param name="Known">Whether it shows the surface.</param>
/// <param name="Weight">How much it counts.</param>
public readonly record struct TraitExample(float[] Traits, bool Known, double Weight);

/// <summary>
/// Fits <see cref="TraitNetworks"/>: a few networks of one hidden layer, each from other random weights, by AdamW (I. Loshchilov,
/// F. Hutter, ICLR 2019) on the logistic loss, both classes counting alike. Traits are left out at random while it learns, so
/// that no single one decides. The same examples and seed give the same numbers.
/// </summary>
public static class TraitFit
{
    private const int Networks = 3, Units = 32, Epochs = 24, Batch = 32;

    private const double Rate = 0.002, Decay = 0.02, LeftOut = 0.3;

    /// <param name="examples">Of both classes.</param>
    /// <param name="seed">Another seed, other random numbers.</param>
    public static TraitNetworks Fit(IReadOnlyList<TraitExample> examples, ulong seed)
    {
        var (means, scales) = Standard(examples);
        TraitExample[] standard =
        [
            .. examples.Zip(
                Balanced(examples),
                (e, weight) => new TraitExample(TraitNetworks.Standard(e.Traits, means, scales), e.Known, weight)),
        ];
        // One thread: more would add up in another order and give other numbers, and these networks are too small to share out.
        using var engine = new TrainingEngine(new EngineOptions(Threads: 1));
        var random = new RandomSource(seed);
        return new TraitNetworks(
            means, scales, [.. Enumerable.Range(0, Networks).Select(n => Network(engine, standard, random.Branch((ulong)n)))]);
    }

    /// <summary>Weights of mean 1 of which each class has half.</summary>
    private static IEnumerable<double> Balanced(IReadOnlyList<TraitExample> examples)
    {
        double known = examples.Where(e => e.Known).Sum(e => e.Weight);
        double foreign = examples.Where(e => !e.Known).Sum(e => e.Weight);
        return examples.Select(e => 0.5 * examples.Count * e.Weight / (e.Known ? known : foreign));
    }

    private static (float[] Means, float[] Scales) Standard(IReadOnlyList<TraitExample> examples)
    {
        int size = examples[0].Traits.Length;
        float[] means = new float[size], scales = new float[size];
        for (int i = 0; i < size; i++)
        {
            double mean = examples.Average(e => e.Traits[i]);
            double spread = Math.Sqrt(examples.Average(e => (e.Traits[i] - mean) * (e.Traits[i] - mean)));
            // A trait that is always the same says nothing.
            (means[i], scales[i]) = ((float)mean, spread > 1e-6 ? (float)(1 / spread) : 0);
        }
        return (means, scales);
    }

    private static TraitNetwork Network(TrainingEngine engine, TraitExample[] examples, RandomSource random)
    {
        var network = new NetworkSpec(
            examples[0].Traits.Length, 1, 1,
            [new Flatten(), new Dropout(LeftOut), new Dense(Units, Bias: true), new Relu(), new Dense(1, Bias: true)],
            Head.Sigmoid);
        engine.Build(network, OptimizerSpec.Create("adamw", Rate, Decay), "cpu", Seed(random));
        int steps = Math.Max(1, Epochs * examples.Length / Batch);
        for (int step = 0; step < steps; step++)
        {
            TraitExample[] batch = [.. Enumerable.Range(0, Batch).Select(_ => examples[random.Index(examples.Length)])];
            engine.LearningRate = Rate * (0.5 + 0.5 * Math.Cos(Math.PI * step / steps));
            engine.TrainStep(
                [.. batch.SelectMany(e => e.Traits)],
                [.. batch.Select(e => e.Known ? 1f : 0)],
                [.. batch.Select(e => (float)e.Weight)],
                Batch, Seed(random));
        }
        var tensors = engine.GetTensors();
        float[] Values(int layer, string part) => tensors[$"{network.NameOf(layer)}.{part}"].Values;
        return new TraitNetwork(Values(2, "weight"), Values(2, "bias"), Values(4, "weight"), Values(4, "bias")[0]);
    }

    private static long Seed(RandomSource random) => random.Index(int.MaxValue);
}
