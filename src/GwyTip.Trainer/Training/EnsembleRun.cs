using GwyTip.Trainer.Bundles;
using GwyTip.Trainer.Data;
using GwyTip.Trainer.Engines;
using GwyTip.Trainer.Predictions;

namespace GwyTip.Trainer.Training;

/// <summary>
/// Trains the members of an ensemble one after the other in the folder of a run, and leaves with each what it says of the scans that
/// it was not trained on. Started again it goes on where it stopped; members may have been added to the configuration.
/// </summary>
/// <param name="config">What to train; the path of its data set is absolute.</param>
/// <param name="folder">The run's.</param>
/// <param name="output">Told how it goes.</param>
/// <param name="isTerminal">Whether that shows a bar.</param>
public sealed class EnsembleRun(TrainingConfig config, string folder, TextWriter output, bool isTerminal)
{
    /// <exception cref="TrainerException">Something is wrong with the configuration, the scans or the folder.</exception>
    /// <exception cref="OperationCanceledException">Stopped; the same call goes on from there.</exception>
    public void Train(CancellationToken stop)
    {
        var data = DataSet.Open(config.Data);
        var plan = SplitPlan.Of(data, config);
        Directory.CreateDirectory(folder);
        using var only = RunLock.Take(folder);
        config.Write(Path.Combine(folder, TrainedRun.ConfigName));
        plan.Write(folder);
        output.WriteLine($"{data.Scans.Count} scans; {plan.HeldOutOf(data).Count} held out in {plan.HeldOut.Count} {plan.GroupsName}");
        var scans = new LoadedScans(data);
        scans.Load(plan.SeenOf(data));
        for (int member = 0; member < config.Members.Count; member++)
        {
            Train(member, data, plan, scans, stop);
        }
    }

    private void Train(int index, DataSet data, SplitPlan plan, LoadedScans scans, CancellationToken stop)
    {
        string name = $"member-{index + 1}", place = TrainedRun.MemberFolder(folder, index);
        var member = config.Members[index];
        var states = MemberKind.StatesOf(member, data.Surface);
        int fold = config.FoldOf(index);
        TrainingSet Taught(IEnumerable<LabelledScan> side) =>
            TrainingSet.Of([.. side.Where(s => config.Teaches(s, member))], scans.Loaded, states);
        var training = Taught(plan.TrainingOf(data, fold));
        var validation = Taught(plan.ValidationOf(data, fold));
        output.WriteLine($"{name}: {member.Network}, {member.Optimizer}, {training.Count} scans to train on, {validation.Count} to validate on");
        using var engine = TrainingEngines.Create(new EngineOptions(Bf16: config.Bf16));
        new MemberRun(member, config.Augmentation, training, validation, place, new ConsoleProgress(output, isTerminal, name))
            .Train(engine, config.Device, stop);
        var result = MemberResult.Read(place)!;
        if (result.Views != config.Views || !File.Exists(Path.Combine(place, MemberPredictions.FileName)))
        {
            Predict(engine, MemberKind.Of(member.Network), states, plan.ValidationOf(data, fold), plan.HeldOutOf(data), scans).Write(place);
            (result with { Views = config.Views }).Write(place);
        }
    }

    private MemberPredictions Predict(
        ITrainingEngine engine, MemberKind kind, IReadOnlyList<string> states, IReadOnlyList<LabelledScan> validation,
        IReadOnlyList<LabelledScan> heldOut, LoadedScans scans)
    {
        scans.Load(heldOut);
        LabelledScan[] asked = [.. validation, .. heldOut];
        double[][] said = MemberJudgement.Of(engine, kind, [.. asked.Select(s => scans.Loaded[s.File])], states.Count, config.Views);
        return new MemberPredictions(
            states, [.. asked.Select((s, i) => new MemberPrediction(s.File, i < validation.Count ? Part.Validation : Part.HeldOut, said[i]))]);
    }
}
