using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Engines;
using GwyTip.Training.Members;
using GwyTip.Training.Predictions;

namespace GwyTip.Training.Runs;

/// <summary>
/// Trains the members of an ensemble one after the other in the folder of a run, and leaves with each what it says of the scans
/// that it was not trained on. Started again it goes on where it stopped; members may have been added to the configuration.
/// </summary>
/// <param name="config">What to train; the path of its data set is absolute.</param>
/// <param name="folder">The run's.</param>
/// <param name="output">Told how it goes.</param>
/// <param name="isTerminal">Whether that shows a bar.</param>
public sealed class EnsembleRun(TrainingConfig config, string folder, TextWriter output, bool isTerminal)
{
    /// <summary>
    /// Only how members do on their folds is wanted: they say nothing of other scans, leave no weights, and one whose loss
    /// stops being a number is passed over and has no result.
    /// </summary>
    internal bool IsScreening { get; init; }

    /// <summary>How the scans are split; null: as the configuration says.</summary>
    internal SplitPlan? Plan { get; init; }

    /// <summary>The members that are trained here; others may be trained in the same folder at the same time.</summary>
    internal Shard Shard { get; init; } = Shard.Whole;

    /// <returns>Whether all members are trained, those of other shares too; if not, it was said.</returns>
    /// <exception cref="TrainingException">Something is wrong with the configuration, the scans or the folder.</exception>
    /// <exception cref="OperationCanceledException">Stopped; the same call goes on from there.</exception>
    public bool Train(CancellationToken stop)
    {
        var data = DataSet.Open(config.Data);
        var plan = Plan ?? SplitPlan.Make(data, config);
        Folders.Make(folder);
        using var only = RunLock.Take(folder, Shard);
        using (RunLock.TakeTurns(folder))
        {
            RunFolder.Claim(folder, config, data, plan);
        }
        var extra = SplitPlan.ExtraOf(data);
        string also = extra.Count > 0 ? $"; {extra.Count} to train on only" : "";
        string heldOut = plan.HeldOut.Count == 0
            ? "none held out"
            : $"{plan.HeldOutOf(data).Count} held out in {plan.HeldOut.Count} {plan.GroupsName}";
        output.WriteLine($"{data.Scans.Count} scans; {heldOut}{also}");
        CheckStates(data, plan);
        var scans = new LoadedScans(data);
        scans.Load([.. plan.SeenOf(data), .. extra]);
        foreach (int member in Enumerable.Range(0, config.Members.Count).Where(m => Shard.Holds((ulong)m)))
        {
            Train(member, data, plan, scans, stop);
        }
        string[] missing = [.. Enumerable.Range(0, config.Members.Count).Where(m => !IsDone(m))
            .Select(m => Path.GetFileName(TrainedRun.MemberFolder(folder, m))!)];
        if (missing.Length > 0)
        {
            output.WriteLine($"share {Shard} is trained, {string.Join(", ", missing)} of other shares not yet; when they are, go "
                + "on with the same command");
        }
        return missing.Length == 0;
    }

    private bool IsDone(int member) => TrainedRun.MemberFolder(folder, member) is var place && IsScreening
        ? Screening.IsDone(place)
        : TrainedRun.IsMemberFinished(place, config, member);

    /// <summary>Hours before the member's turn comes, that is.</summary>
    private void CheckStates(DataSet data, SplitPlan plan)
    {
        foreach (var (index, member) in config.Members.Index())
        {
            int fold = config.FoldOf(index);
            var told = member.Method.StatesOf(member, data.Surface);
            if (told.Count == 0)
            {
                throw new TrainingException(
                    $"member {index + 1}, {member.Network}, has nothing to learn: {data.Surface.Surface} has no state that it "
                    + "tells; leave it out");
            }
            if (member.IsNetwork && !told.Any(s => config.VotesOn(index, s, data.Surface)))
            {
                throw new TrainingException(
                    $"member {index + 1}, {member.Network}, would vote on nothing: all that it tells ({string.Join(", ", told)}) "
                    + "other members are experts for; leave it out, or them");
            }
            LabelledScan[] taught = [.. plan.TrainingOf(data, fold).Where(s => config.Teaches(s, member))];
            foreach (string state in told.Where(
                state => !taught.Any(s => s.Labels[state] > 0)))
            {
                throw new TrainingException(
                    $"member {index + 1} cannot learn '{state}': of the {taught.Length} scans that it would be trained on none "
                    + $"shows it; label more such scans, in several {plan.GroupsName}");
            }
            if (!plan.ValidationOf(data, fold).Any(s => config.Teaches(s, member)))
            {
                throw new TrainingException(
                    $"member {index + 1} has no scan to validate on in fold {fold + 1}; take fewer folds than {config.Folds}");
            }
        }
    }

    private void Train(int index, DataSet data, SplitPlan plan, LoadedScans scans, CancellationToken stop)
    {
        string name = $"member-{index + 1}", place = TrainedRun.MemberFolder(folder, index);
        var member = config.Members[index];
        var states = member.Method.StatesOf(member, data.Surface);
        int fold = config.FoldOf(index);
        TrainingSet Taught(IEnumerable<LabelledScan> side) =>
            TrainingSet.Select([.. side.Where(s => config.Teaches(s, member))], scans.Loaded, states);
        var training = Taught(plan.TrainingOf(data, fold));
        if (member.Method is ComparisonMethod compared)
        {
            scans.Load(plan.HeldOutOf(data));
            TrainingSet All(IReadOnlyList<LabelledScan> side) => TrainingSet.Select(side, scans.Loaded, states);
            output.WriteLine($"{name}: {member.Network}, {training.Count} scans to learn from");
            new ComparisonRun(
                compared, member, training, All(plan.ValidationOf(data, fold)), All(plan.HeldOutOf(data)), place,
                new TreeProgress(output, isTerminal, name).Done)
                .Train(stop);
            return;
        }
        var validation = Taught(plan.ValidationOf(data, fold));
        output.WriteLine($"{name}: {member.Network}, {member.Optimizer}, {training.Count} scans to train on, {validation.Count} "
            + "to validate on");
        if (IsScreening && Screening.IsDone(place))
        {
            return;
        }
        using var engine = new TrainingEngine(EngineOptions.Mixed(config.Bf16, config.Device));
        var run = new MemberRun(
            member, config.Augmentation, training, validation, place,
            new ConsoleProgress(output, isTerminal, name, new RunShare(config.Members, index)));
        if (IsScreening)
        {
            Screening.Train(place, () => run.Train(engine, config.Device, stop), output);
            return;
        }
        run.Train(engine, config.Device, stop);
        var result = MemberResult.Read(place)!;
        if (result.Views != config.Views || !File.Exists(Path.Combine(place, MemberPredictions.FileName)))
        {
            Predict(
                engine, NetworkMethod.Named(member.Network), states, plan.ValidationOf(data, fold), plan.HeldOutOf(data),
                scans).Write(place);
            (result with { Views = config.Views }).Write(place);
        }
    }

    private MemberPredictions Predict(
        TrainingEngine engine, NetworkMethod method, IReadOnlyList<string> states, IReadOnlyList<LabelledScan> validation,
        IReadOnlyList<LabelledScan> heldOut, LoadedScans scans)
    {
        scans.Load(heldOut);
        LabelledScan[] asked = [.. validation, .. heldOut];
        double[][] said = MemberJudgement.Judge(
            engine, method, [.. asked.Select(s => scans.Loaded[s.File])], states.Count, config.Views);
        return new MemberPredictions(
            states, [.. asked.Select(
                (s, i) => new MemberPrediction(s.File, i < validation.Count ? Part.Validation : Part.HeldOut, said[i]))]);
    }
}
