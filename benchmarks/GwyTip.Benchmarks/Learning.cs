using System.Diagnostics;
using System.Runtime;
using GwyTip.Core;
using GwyTip.Simulation;
using GwyTip.Training.Data;
using GwyTip.Training.Engines;
using GwyTip.Training.Forests;
using GwyTip.Training.Members;
using GwyTip.Training.Networks;
using TorchSharp;

namespace GwyTip.Benchmarks;

/// <summary>
/// What making an ensemble costs: scans simulated, steps of training in our engine and in libtorch as a user of PyTorch would
/// write them, batches augmented, trees grown. Everything on all processors.
/// </summary>
internal static class Learning
{
    private const int Scans = 300, Batch = 128, Rounds = 5;

    /// <summary>Of what is augmented: an epoch is to have many steps.</summary>
    private const int SmallBatch = 16;

    private static readonly int Channels = Preprocessing.ImageChannels, Size = Preprocessing.ImageSize;

    /// <param name="folder">
    /// New or empty; scans are made in it. What it leaves there is for the peer of <see cref="Forest"/>.
    /// </param>
    public static void Run(string folder)
    {
        foreach (string surface in ScanSource.Surfaces)
        {
            Figures.Print($"simulate.{surface}", Simulate(surface, Path.Combine(folder, surface)));
        }
        var data = DataSet.Import(
            "si-h-100", Path.Combine(folder, "si-h-100", SimulatedDataSet.LabelsFile),
            Path.Combine(folder, "si-h-100", SimulatedDataSet.ScansFolder), "simulated", "none", simulated: true);
        string[] states = [.. data.Surface.States.Select(s => s.Name)];
        var set = TrainingSet.Select(data.Scans, data.Load(data.Scans), states);
        Train();
        Figures.Print("learning.augmentation", Augment(set));
        WriteForForest(folder, set);
    }

    /// <summary>Milliseconds for so many trees on the scans that <see cref="Run"/> left.</summary>
    public static void Forest(string folder, int trees)
    {
        byte[] truth = File.ReadAllBytes(Path.Combine(folder, "truth"));
        float[] heights = new float[truth.Length * Size * Size];
        Buffer.BlockCopy(File.ReadAllBytes(Path.Combine(folder, "heights")), 0, heights, 0, heights.Length * sizeof(float));
        int classes = truth.Max() + 1;
        var clock = Stopwatch.StartNew();
        var columns = PixelColumns.FromScans(
            truth.Length, Size * Size, i => heights[(i * Size * Size)..((i + 1) * Size * Size)]);
        RandomForest.Grow(
            columns, truth, classes, seed: 1, from: 0, to: trees, new int[truth.Length * classes], Environment.ProcessorCount,
            _ => { });
        Figures.Print("forest", clock.Elapsed.TotalMilliseconds);
    }

    /// <returns>Scans a second, written to the disk.</returns>
    private static double Simulate(string surface, string folder)
    {
        var request = new SimulationRequest
        {
            Surface = surface,
            Count = Scans,
            Size = new ScanSize(null, null, ScanSource.UsualPixels(surface)),
        };
        var clock = Stopwatch.StartNew();
        SimulatedDataSet.Write(request, folder);
        return Scans / clock.Elapsed.TotalSeconds;
    }

    private static void Train()
    {
        var spec = Network();
        var random = new Random(1);
        float[] images = [.. Enumerable.Range(0, Batch * spec.Input.Size).Select(_ => random.NextSingle() * 2 - 1)];
        float[] targets = [.. Enumerable.Range(0, Batch * spec.Classes).Select(_ => (float)random.Next(2))];
        float[] weights = [.. targets.Select(_ => 1f)];
        using TrainingEngine single = Engine(spec, new EngineOptions()), asRecipes = Engine(spec, AsRecipes);
        var eager = new EagerNetwork(spec, training: true);
        using var optimizer = torch.optim.AdamW(eager.Parameters, 1e-3);
        using var input = torch.tensor(images, [Batch, Channels, Size, Size]);
        using var target = torch.tensor(targets, [Batch, spec.Classes]);
        // The optimizer of TorchSharp lets go of numbers that libtorch still reads, where the collector runs at that moment.
        GC.TryStartNoGCRegion(100 << 20);
        double[] took = Figures.Race(Rounds,
        [
            () => single.TrainStep(images, targets, weights, Batch, 1),
            () => asRecipes.TrainStep(images, targets, weights, Batch, 1),
            () => Step(eager, optimizer, input, target),
        ]);
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }
        Figures.Print("learning.float32", 1000 * Batch / took[0]);
        Figures.Print("learning.recipes", 1000 * Batch / took[1]);
        Figures.Print("learning.eager", 1000 * Batch / took[2]);
    }

    private static NetworkSpec Network() => SqueezeNetLike.Create(
        Channels, Size, classes: 5, width: 0.5, firstStride: 1, dropout: 0.3);

    private static EngineOptions AsRecipes => EngineOptions.Mixed(wanted: true, "cpu");

    private static TrainingEngine Engine(NetworkSpec spec, EngineOptions options)
    {
        var engine = new TrainingEngine(options);
        engine.Build(spec, OptimizerSpec.Create("adamw", 1e-3, 0.01), "cpu", seed: 1);
        return engine;
    }

    private static void Step(EagerNetwork network, torch.optim.Optimizer optimizer, torch.Tensor images, torch.Tensor targets)
    {
        using var scope = torch.NewDisposeScope();
        optimizer.zero_grad();
        var loss = torch.nn.functional.binary_cross_entropy_with_logits(network.Logits(images), targets);
        loss.backward();
        optimizer.step();
        _ = loss.item<float>();
    }

    /// <returns>
    /// What augmentation adds to an epoch, over one that takes the same batch at each step: batches are made on a
    /// thread of their own, which takes part of a processor where all of them train.
    /// </returns>
    private static double Augment(TrainingSet set)
    {
        var member = new MemberConfig { Network = "squeezenet-like", BatchSize = SmallBatch };
        var batches = new Batches(set, new LabelWeights(set.Labels, set.States), member, new AugmentationConfig());
        using var engine = Engine(Network(), AsRecipes);
        var same = batches.Of(0, 0).First();
        void Step(Batch batch) => engine.TrainStep(batch.Images, batch.Targets, batch.Weights, batch.Count, 1);
        int epoch = 0;
        double[] took = Figures.Race(Rounds,
        [
            () =>
            {
                for (int step = 0; step < batches.StepsPerEpoch; step++)
                {
                    Step(same);
                }
            },
            () =>
            {
                foreach (var batch in batches.Of(epoch++, 0))
                {
                    Step(batch);
                }
            },
        ]);
        return took[1] / took[0] - 1;
    }

    private static void WriteForForest(string folder, TrainingSet set)
    {
        string[] states = [.. set.Labels.Select(l => l.SingleState).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        using var heights = File.Create(Path.Combine(folder, "heights"));
        using var truth = File.Create(Path.Combine(folder, "truth"));
        foreach (var (label, scan) in set.Labels.Zip(set.Scans).Where(pair => pair.First.SingleState is not null))
        {
            float[] values = Preprocessing.ToInput(scan.Image.Copy()).Values;
            heights.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(values.AsSpan(0, Size * Size)));
            truth.WriteByte((byte)Array.IndexOf(states, label.SingleState));
        }
    }
}
