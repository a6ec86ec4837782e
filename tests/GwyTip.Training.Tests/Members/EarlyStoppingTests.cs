using GwyTip.Training;
using GwyTip.Training.Engines;
using GwyTip.Training.Members;

namespace GwyTip.Tests.Members;

/// <summary>
/// A run whose validation fold says the opposite of what it learns: its validation loss rises sooner or later, and early stopping
/// ends it.
/// </summary>
public sealed class EarlyStoppingTests : InFolder
{
    private const int StepsPerEpoch = 3, Patience = 2;

    private static readonly MemberConfig _member = TinyTraining.Member with
    {
        Epochs = 12,
        Patience = Patience,
        LearningRate = 0.01
    };

    private readonly TrainingSet _training;
    private readonly TrainingSet _validation;

    public EarlyStoppingTests()
    {
        var data = TinyTraining.Make(_folder.Path);
        var loaded = data.Load(data.Scans);
        _training = TrainingSet.Select([.. data.Scans.Take(24)], loaded, TinyTraining.States);
        _validation = TrainingSet.Select(
            [.. data.Scans.Take(8).Select(
                s => s with { Labels = s.Labels.ToDictionary(l => l.Key, l => 1 - l.Value) })], loaded, TinyTraining.States);
    }

    private string Run(string name) => Path.Combine(_folder.Path, name);

    private IReadOnlyDictionary<string, EngineTensor> Train(string folder, int stopAfter = int.MaxValue)
    {
        using var engine = new TrainingEngine(new EngineOptions(Threads: 1));
        using var display = new StopAfter(stopAfter);
        new MemberRun(
            _member, new AugmentationConfig(), _training, _validation, Run(folder), display).Train(engine, "cpu", display.Token);
        return engine.GetTensors();
    }

    private static void AssertSame(
        IReadOnlyDictionary<string, EngineTensor> expected, IReadOnlyDictionary<string, EngineTensor> actual)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, t => Assert.Equal(t.Value.Values, actual[t.Key].Values));
    }

    private string[] LogWithoutTimes(string folder) =>
        [.. File.ReadAllLines(Path.Combine(Run(folder), TrainingLog.FileName)).Select(l => l[..l.LastIndexOf(',')])];

    [Fact]
    public void It_ends_when_the_validation_loss_has_not_fallen_and_keeps_the_weights_of_the_lowest()
    {
        var kept = Train("run");
        var losses = new TrainingLog(Run("run")).Column("validation_loss");
        int best = losses.ToList().IndexOf(losses.Min()) + 1;
        Assert.True(losses.Count < _member.Epochs, "it never stopped");
        Assert.Equal(best + Patience, losses.Count);
        Assert.Equal(best, MemberResult.Read(Run("run"))!.Epochs);
        AssertSame(kept, MemberState.FinalWeights(Run("run"), _member).Weights);

        // A run stopped behind the last step of the best epoch has its weights in the checkpoint.
        Assert.Throws<OperationCanceledException>(() => Train("stopped there", best * StepsPerEpoch));
        AssertSame(kept, Checkpoint.Load(Path.Combine(Run("stopped there"), MemberState.FileName)).Weights);
    }

    [Fact]
    public void Stopped_behind_any_step_it_goes_on_to_the_same_bytes()
    {
        var unbroken = Train("unbroken");
        byte[] best = File.ReadAllBytes(Path.Combine(Run("unbroken"), MemberState.BestName));
        int steps = new TrainingLog(Run("unbroken")).Epochs() * StepsPerEpoch;
        for (int stopped = 1; stopped <= steps; stopped++)
        {
            string run = $"stopped-{stopped}";
            Assert.Throws<OperationCanceledException>(() => Train(run, stopped));
            AssertSame(unbroken, Train(run));
            Assert.Equal(best, File.ReadAllBytes(Path.Combine(Run(run), MemberState.BestName)));
            Assert.Equal(LogWithoutTimes("unbroken"), LogWithoutTimes(run));
        }
    }

    [Fact]
    public void Epochs_that_the_log_has_lost_are_not_guessed()
    {
        Assert.Throws<OperationCanceledException>(() => Train("run", 2 * StepsPerEpoch + 1));
        File.Delete(Path.Combine(Run("run"), TrainingLog.FileName));

        Assert.Contains(
            "log.csv lacks epochs that early stopping goes by; delete ",
            Assert.Throws<TrainingException>(() => Train("run")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finished_run_is_left_alone_and_keeps_its_weights()
    {
        var trained = Train("run");
        AssertSame(trained, Train("run", stopAfter: 1));
    }
}
