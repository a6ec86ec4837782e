using System.Diagnostics;
using GwyTip.Training.Engines;

namespace GwyTip.Training.Members;

/// <summary>
/// The training loop: trains one member in a folder of its own. Started again it goes on where it stopped, and ends with the same
/// weights as if it never had.
/// </summary>
public sealed class MemberRun(
    MemberConfig member, AugmentationConfig augmentation, TrainingSet training, TrainingSet validation, string folder,
    IProgressDisplay display)
{
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromSeconds(60);

    private readonly NetworkMethod _method = NetworkMethod.Named(member.Network);

    /// <summary>Trains to the last epoch, or to where early stopping ends it. Does nothing where that is done already.</summary>
    /// <param name="engine">Not built yet; holds the trained weights afterwards.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    /// <param name="stop">Stops between two steps, after a checkpoint.</param>
    /// <exception cref="TrainingException">
    /// The loss is not a number, the folder belongs to another run, or what early stopping goes by is lost.
    /// </exception>
    public void Train(TrainingEngine engine, string device, CancellationToken stop)
    {
        var batches = new Batches(training, new LabelWeights(training.Labels, training.States), member, augmentation);
        int steps = batches.StepsPerEpoch;
        var rate = new LearningRateSchedule(member.LearningRate, member.Epochs * steps);
        var network = _method.NetworkOf(member, validation.States.Count);
        engine.Build(
            network, OptimizerSpec.Create(member.Optimizer, member.LearningRate, member.WeightDecay), device, member.Seed);

        var state = new MemberState(folder, engine, MemberState.Identity(member, augmentation, training, validation));
        var log = new TrainingLog(folder);
        if (!state.Resume() && member.StartFrom is { } file)
        {
            StartWeights.Give(file, engine, network);
        }
        log.KeepUpTo(state.Epoch);
        if (member.Patience > 0 && log.Epochs() < state.Epoch && MemberResult.Read(folder) is null)
        {
            throw new TrainingException(
                $"{Path.Combine(folder, TrainingLog.FileName)} lacks epochs that early stopping goes by; delete {folder} to "
                + "train this member from the start");
        }

        // With early stopping it ends where so many epochs have not been better than the best.
        bool HasStopped() => member.Patience > 0 && log.Epochs() - log.BestEpoch() >= member.Patience;
        while (state.Epoch < member.Epochs && !HasStopped())
        {
            int epoch = state.Epoch;
            var clock = Stopwatch.StartNew();
            var sinceCheckpoint = Stopwatch.StartNew();
            foreach (var batch in batches.Of(epoch, state.Step))
            {
                engine.LearningRate = rate.At(epoch * steps + batch.Step);
                double loss = engine.TrainStep(
                    batch.Images, batch.Targets, batch.Weights, batch.Count, Seeds.Step(member.Seed, epoch, batch.Step));
                Check(loss, "loss", $"in epoch {epoch + 1}, step {batch.Step + 1}");
                state.StepDone(loss);
                display.StepDone(epoch, member.Epochs, state.Step, steps, loss);
                if (stop.IsCancellationRequested || sinceCheckpoint.Elapsed > BetweenCheckpoints)
                {
                    Save(state);
                    sinceCheckpoint.Restart();
                    stop.ThrowIfCancellationRequested();
                }
            }
            double mean = state.LossSum / steps;
            var score = Validate(engine);
            Check(score.Loss, "validation loss", $"after epoch {epoch + 1}");
            // Replaces a row that was written just before a kill and whose checkpoint was not.
            log.KeepUpTo(epoch);
            if (log.Add(epoch + 1, rate.At(epoch * steps), mean, score, clock.Elapsed) is { } held)
            {
                display.Warn($"{held}; training goes on, and the log lacks epochs until a later one is written");
            }
            display.EpochDone(epoch + 1, member.Epochs, mean, score);
            state.EpochDone();
            if (member.Patience > 0 && log.BestEpoch() == state.Epoch)
            {
                state.SaveBest();
            }
            Save(state);
        }
        if (member.Patience > 0)
        {
            state.RestoreBest();
        }
        if (MemberResult.Read(folder) is null)
        {
            MemberResult.FromScore(
                network.ToString(), engine.Description, state.Epoch, training.Count, validation.Count, Validate(engine),
                log.Seconds())
                .Write(folder);
        }
    }

    private ValidationScore Validate(TrainingEngine engine) => ValidationScore.Measure(
        MemberJudgement.Judge(engine, _method, validation.Scans, validation.States.Count, views: 1), validation);

    private void Save(MemberState state)
    {
        if (!state.Save())
        {
            // The loss is a step behind the weights: such a checkpoint could never go on.
            throw Diverged($"a weight is no longer a number after epoch {state.Epoch + 1}, step {state.Step}");
        }
    }

    private void Check(double loss, string what, string where)
    {
        if (!double.IsFinite(loss))
        {
            throw Diverged($"the {what} became {loss} {where}");
        }
    }

    private DivergedException Diverged(string what) => new(
        $"{what}: a smaller learning rate than {member.LearningRate} may help. "
        + $"Other settings are another run: delete {folder} or choose another folder"
        + (MemberState.IsIn(folder) ? "; the checkpoint in it is from before" : ""));
}
