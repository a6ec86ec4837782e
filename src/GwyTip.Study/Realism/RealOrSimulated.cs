using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Engines;
using GwyTip.Training.Members;
using GwyTip.Training.Metrics;

namespace GwyTip.Study.Realism;

/// <summary>How well a network tells real scans from simulated ones that it has not seen: 0.5 not at all, 1 always.</summary>
/// <param name="Area">AUROC, mean of the two halves.</param>
/// <param name="ByState">The same among the scans of each state.</param>
/// <param name="MostAmiss">Simulated scans that look least real to it, worst first.</param>
internal sealed record RealOrSimulated(double Area, IReadOnlyDictionary<string, double> ByState, IReadOnlyList<string> MostAmiss)
{
    private const double Width = 0.25;
    private const double LearningRate = 0.002;
    private const int BatchSize = 64;

    private static readonly AugmentationConfig Views = new() { PlainShare = 0.5, Noise = 0.01 };

    /// <summary>Trains on one half of the sessions, tests on the other, and the other way round.</summary>
    /// <exception cref="TrainingException">There are too few sessions.</exception>
    public static RealOrSimulated Measure(
        IReadOnlyList<RealismScan> scans, int epochs, Action<string> say, CancellationToken stop)
    {
        var loaded = scans.ToDictionary(s => s.Name, s => FlattenedScan.Flatten(s.Scan));
        // Real and simulated sessions are split apart, so that either half has both.
        var halves = new List<RealismScan>[] { [], [] };
        foreach (var kind in scans.GroupBy(s => s.Real))
        {
            var split = GroupedSplit.Split([.. kind.Select(s => s.Labelled)], s => s.Session, [0.5, 0.5], seed: 1);
            for (int h = 0; h < 2; h++)
            {
                halves[h].AddRange(kind.Where(s => split[h].Contains(s.Session)));
            }
        }
        var scores = new Dictionary<string, double>();
        for (int h = 0; h < 2; h++)
        {
            var (training, testing) = (halves[1 - h], halves[h]);
            say($"half {h + 1}: {training.Count} scans to train on, {testing.Count} to test on");
            Score(training, testing, loaded, epochs, scores, stop);
        }
        return new RealOrSimulated(
            halves.Average(half => AreaOf(half, scores)),
            scans.Select(s => s.State).Distinct().Order().ToDictionary(
                state => state, state => halves.Average(half => AreaOf([.. half.Where(s => s.State == state)], scores))),
            [.. scans.Where(s => !s.Real).OrderBy(s => scores[s.Name]).Select(s => s.Name)]);
    }

    private static double AreaOf(List<RealismScan> scans, Dictionary<string, double> scores) =>
        RocCurve.Measure(scans.Select(s => new Scored(scores[s.Name], s.Real))).Area;

    private static void Score(
        List<RealismScan> training, List<RealismScan> testing, Dictionary<string, FlattenedScan> loaded, int epochs,
        Dictionary<string, double> scores, CancellationToken stop)
    {
        var member = new MemberConfig
        {
            Width = Width,
            FirstStride = 2,
            LearningRate = LearningRate,
            BatchSize = BatchSize,
            Epochs = epochs
        };
        var set = TrainingSet.Select([.. training.Select(s => s.Labelled)], loaded, [RealismScan.Answer]);
        var batches = new Batches(set, new LabelWeights(set.Labels, set.States), member, Views);
        var schedule = new LearningRateSchedule(LearningRate, epochs * batches.StepsPerEpoch);
        var method = NetworkMethod.Named(member.Network);
        using var engine = new TrainingEngine(EngineOptions.Mixed(wanted: true, "cpu"));
        engine.Build(
            method.NetworkOf(member, 1), OptimizerSpec.Create(member.Optimizer, LearningRate, member.WeightDecay), "cpu",
            member.Seed);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            foreach (var batch in batches.Of(epoch, 0))
            {
                stop.ThrowIfCancellationRequested();
                engine.LearningRate = schedule.At(epoch * batches.StepsPerEpoch + batch.Step);
                engine.TrainStep(
                    batch.Images, batch.Targets, batch.Weights, batch.Count, Seeds.Step(member.Seed, epoch, batch.Step));
            }
        }
        foreach (var chunk in testing.Chunk(BatchSize))
        {
            float[] images = [.. chunk.SelectMany(s => method.Views(loaded[s.Name], 1))];
            var confidences = new float[chunk.Length];
            engine.Predict(images, chunk.Length, confidences);
            for (int i = 0; i < chunk.Length; i++)
            {
                scores[chunk[i].Name] = confidences[i];
            }
        }
    }
}
