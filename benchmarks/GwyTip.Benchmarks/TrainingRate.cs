using System.Diagnostics;
using GwyTip.Core;
using GwyTip.Training.Engines;
using GwyTip.Training.Networks;

namespace GwyTip.Benchmarks;

/// <summary>
/// Images a second that the engine trains on, for the networks of the shipped bundles: the mean over all steps, and the fastest
/// step, which others on the machine disturb least.
/// </summary>
internal static class TrainingRate
{
    private const int Channels = Preprocessing.ImageChannels, Size = Preprocessing.ImageSize, States = 5;

    /// <param name="args">[seconds each, 10] [batch, 128] [threads, all] [only networks whose name contains this].</param>
    public static void Run(string[] args)
    {
        double seconds = args.Length > 0 ? double.Parse(args[0], Figures.Invariant) : 10;
        int batch = args.Length > 1 ? int.Parse(args[1], Figures.Invariant) : 128;
        int threads = args.Length > 2 ? int.Parse(args[2], Figures.Invariant) : 0;
        string only = args.Length > 3 ? args[3] : "";
        (string Name, NetworkSpec Network)[] networks =
        [
            ("squeezenet-like 0.5", SqueezeNetLike.Create(Channels, Size, States, width: 0.5, firstStride: 1, dropout: 0.3)),
            ("squeezenet-like 0.3", SqueezeNetLike.Create(Channels, Size, States, width: 0.3, firstStride: 1, dropout: 0.3)),
            ("vgg-like-batchnorm 0.4", VggLike.Create(Channels, Size, States, normalised: true, width: 0.4, dropout: 0.3)),
            ("vgg-like-batchnorm 0.3", VggLike.Create(Channels, Size, States, normalised: true, width: 0.3, dropout: 0.3)),
            ("line-statistics", StatisticsNetwork.Create(LineStatistics.Count, 1)),
        ];
        foreach (var (name, network) in networks.Where(n => n.Name.Contains(only, StringComparison.Ordinal)))
        {
            foreach (bool bf16 in (bool[])[false, true])
            {
                var (mean, fastest) = ImagesASecond(network, bf16, batch, threads, seconds);
                string precision = bf16 ? "bfloat16" : "float32";
                Figures.Print($"training.{name}.{precision}.mean", mean);
                Figures.Print($"training.{name}.{precision}.fastest", fastest);
            }
        }
    }

    private static (double Mean, double Fastest) ImagesASecond(
        NetworkSpec network, bool bf16, int batch, int threads, double seconds)
    {
        var random = new Random(1);
        float[] images = [.. Enumerable.Range(0, batch * network.Input.Size).Select(_ => random.NextSingle() * 2 - 1)];
        float[] targets = [.. Enumerable.Range(0, batch * network.Classes).Select(_ => (float)random.Next(2))];
        float[] weights = [.. targets.Select(_ => 1f)];
        using var engine = new TrainingEngine(new EngineOptions(threads, bf16));
        engine.Build(network, OptimizerSpec.Create("adamw", 1e-3, 0.01), "cpu", seed: 1);
        // The first steps choose kernels and fill the heap.
        for (int step = 0; step < 2; step++)
        {
            engine.TrainStep(images, targets, weights, batch, step);
        }
        List<double> took = [];
        while (took.Sum() < seconds)
        {
            var clock = Stopwatch.StartNew();
            engine.TrainStep(images, targets, weights, batch, took.Count);
            took.Add(clock.Elapsed.TotalSeconds);
        }
        return (batch / took.Average(), batch / took.Min());
    }
}
