using System.Diagnostics;
using System.Text;
using System.Text.Json;
using GwyTip.Trainer.Engines;
using GwyTip.Trainer.Networks;
using GwyTip.Trainer.NewSurface;

namespace GwyTip.Trainer.Training;

/// <summary>
/// Trains one member in a folder of its own: <c>log.csv</c>, one row an epoch, and <c>checkpoint.bin</c>; with early stopping also
/// <c>best.bin</c>. Started again it goes on where the checkpoint stands, and ends with the same weights as if it had never stopped.
/// </summary>
public sealed class MemberRun
{
    public const string CheckpointName = "checkpoint.bin";
    internal const string BestName = "best.bin";

    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromSeconds(60);

    private readonly MemberConfig _member;
    private readonly MemberKind _kind;
    private readonly TrainingSet _validation;
    private readonly Batches _batches;
    private readonly string _folder;
    private readonly IProgressDisplay _display;
    private readonly string _identity;
    private readonly LearningRateSchedule _schedule;
    private readonly TrainingLog _log;
    private readonly int _trainedOn;

    public MemberRun(
        MemberConfig member, AugmentationConfig augmentation, TrainingSet training, TrainingSet validation, string folder,
        IProgressDisplay display)
    {
        _member = member;
        _kind = MemberKind.Of(member.Network);
        _validation = validation;
        _batches = new Batches(training, new LabelWeights(training.Labels, training.States), member, augmentation);
        _trainedOn = training.Count;
        _folder = folder;
        _display = display;
        _identity = Identity(member, augmentation, training, validation);
        _schedule = new LearningRateSchedule(member.LearningRate, member.Epochs * _batches.StepsPerEpoch);
        _log = new TrainingLog(folder);
    }

    private string CheckpointPath => Path.Combine(_folder, CheckpointName);

    /// <summary>The weights that a finished member ended with.</summary>
    /// <exception cref="TrainerException">The file is missing or damaged.</exception>
    public static Checkpoint FinalWeights(string folder, MemberConfig member)
    {
        string path = Path.Combine(folder, member.Patience > 0 ? BestName : CheckpointName);
        return File.Exists(path) ? Checkpoint.Load(path) : throw new TrainerException($"{path} is missing");
    }

    /// <summary>Trains to the last epoch, or to where early stopping ends it. Does nothing where that is done already.</summary>
    /// <param name="engine">Not built yet; holds the trained weights afterwards.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    /// <param name="stop">Stops between two steps, after a checkpoint.</param>
    /// <exception cref="TrainerException">The loss is no number, or the folder belongs to another run.</exception>
    public void Train(TrainingEngine engine, string device, CancellationToken stop)
    {
        Folders.Make(_folder);
        var network = _kind.NetworkOf(_member, _validation.States.Count);
        engine.Build(
            network, OptimizerSpec.Create(_member.Optimizer, _member.LearningRate, _member.WeightDecay), device, _member.Seed);
        var (epoch, step, lossSum) = Resume(engine, network);
        while (epoch < _member.Epochs && !IsStopped())
        {
            lossSum = TrainEpoch(engine, epoch, step, lossSum, stop);
            (epoch, step, lossSum) = (epoch + 1, 0, 0);
            if (_member.Patience > 0 && _log.BestEpoch() == epoch)
            {
                Checkpoint.Of(engine, _identity, epoch, step, lossSum).Save(Path.Combine(_folder, BestName));
            }
            Save(engine, epoch, step, lossSum);
        }
        if (_member.Patience > 0)
        {
            (epoch, _, _) = Restore(engine, FinalWeights(_folder, _member));
        }
        if (MemberResult.Read(_folder) is null)
        {
            MemberResult.Of(network.ToString(), engine.Description, epoch, _trainedOn, _validation.Count, Score(engine), _log.Seconds()).Write(_folder);
        }
    }

    /// <summary>Whether early stopping ends training behind the epochs logged.</summary>
    private bool IsStopped() => _member.Patience > 0 && _log.Epochs() - _log.BestEpoch() >= _member.Patience;

    private (int Epoch, int Step, double LossSum) Resume(TrainingEngine engine, NetworkSpec network)
    {
        if (!File.Exists(CheckpointPath))
        {
            if (_member.StartFrom is { } file)
            {
                StartWeights.Give(file, engine, network);
            }
            _log.Begin();
            return (0, 0, 0);
        }
        var checkpoint = Checkpoint.Load(CheckpointPath);
        if (checkpoint.Config != _identity)
        {
            throw new TrainerException($"{_folder} holds a run with other settings or scans; choose another folder, or delete it");
        }
        _log.KeepUpTo(checkpoint.Epoch);
        return Restore(engine, checkpoint);
    }

    private static (int Epoch, int Step, double LossSum) Restore(TrainingEngine engine, Checkpoint checkpoint)
    {
        checkpoint.Restore(engine);
        return (checkpoint.Epoch, checkpoint.Step, checkpoint.LossSum);
    }

    private double TrainEpoch(TrainingEngine engine, int epoch, int firstStep, double lossSum, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var sinceCheckpoint = Stopwatch.StartNew();
        int steps = _batches.StepsPerEpoch;
        foreach (var batch in _batches.Of(epoch, firstStep))
        {
            engine.LearningRate = _schedule.At(epoch * steps + batch.Step);
            double loss = engine.TrainStep(batch.Images, batch.Targets, batch.Weights, batch.Count, Seeds.Step(_member.Seed, epoch, batch.Step));
            if (!double.IsFinite(loss))
            {
                throw Diverged($"the loss became {loss} in epoch {epoch + 1}, step {batch.Step + 1}");
            }
            lossSum += loss;
            _display.StepDone(epoch, _member.Epochs, batch.Step + 1, steps, loss);
            if (stop.IsCancellationRequested || sinceCheckpoint.Elapsed > BetweenCheckpoints)
            {
                Save(engine, epoch, batch.Step + 1, lossSum);
                sinceCheckpoint.Restart();
                stop.ThrowIfCancellationRequested();
            }
        }
        Log(engine, epoch, lossSum / steps, clock.Elapsed);
        return lossSum;
    }

    private void Log(TrainingEngine engine, int epoch, double loss, TimeSpan time)
    {
        var score = Score(engine);
        if (!double.IsFinite(score.Loss))
        {
            throw Diverged($"the validation loss became {score.Loss} behind epoch {epoch + 1}");
        }
        // Replaces a row that was written just before a kill and whose checkpoint was not.
        _log.KeepUpTo(epoch);
        _log.Add(epoch + 1, _schedule.At(epoch * _batches.StepsPerEpoch), loss, score, time);
        _display.EpochDone(epoch + 1, _member.Epochs, loss, score);
    }

    private ValidationScore Score(TrainingEngine engine) => ValidationScore.Of(
        MemberJudgement.Of(engine, _kind, _validation.Scans, _validation.States.Count, views: 1), _validation);

    private void Save(TrainingEngine engine, int epoch, int step, double lossSum)
    {
        var checkpoint = Checkpoint.Of(engine, _identity, epoch, step, lossSum);
        if (!checkpoint.IsFinite)
        {
            // The loss is a step behind the weights: such a checkpoint could never go on.
            throw Diverged($"a weight is no number any more behind epoch {epoch + 1}, step {step}");
        }
        checkpoint.Save(CheckpointPath);
    }

    private DivergedException Diverged(string what) => new(
        $"{what}: a smaller learning rate than {_member.LearningRate} may help. "
        + $"Other settings are another run: delete {_folder} or choose another folder"
        + (File.Exists(CheckpointPath) ? "; the checkpoint in it is from before" : ""));

    /// <summary>Text that two runs share only if every step of theirs is the same.</summary>
    private static string Identity(MemberConfig member, AugmentationConfig augmentation, TrainingSet training, TrainingSet validation)
    {
        var text = new StringBuilder();
        text.Append(JsonSerializer.Serialize(member, RunJson.Options));
        text.Append(JsonSerializer.Serialize(augmentation, RunJson.Options));
        foreach (var set in (TrainingSet[])[training, validation])
        {
            text.AppendJoin('\n', set.Labels.Select(l => l.File)).Append("\n\n");
        }
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
