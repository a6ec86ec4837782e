using GwyTip.Training.Data;
using GwyTip.Training.Members;
using GwyTip.Training.Predictions;

namespace GwyTip.Training.Runs;

/// <summary>A finished run: its settings, its data, its split, and where each member's weights lie.</summary>
public sealed class TrainedRun
{
    public const string ConfigName = "config.json";

    /// <summary>A run that a sweep ended in has it.</summary>
    internal const string SweepName = "sweep.json";

    /// <summary>The number from 0, in the folder, of each member.</summary>
    private readonly IReadOnlyList<int> _numbers;

    private readonly TrainedRun? _whole;

    private TrainedRun(
        string folder, TrainingConfig config, DataSet data, SplitPlan split, IReadOnlyList<int> numbers, TrainedRun? whole = null)
    {
        _whole = whole;
        Folder = folder;
        Config = config;
        Data = data;
        Split = split;
        _numbers = numbers;
    }

    public string Folder { get; }

    /// <summary>The run with all its members; this one, where it is not of <see cref="Only"/>.</summary>
    internal TrainedRun Whole => _whole ?? this;

    /// <summary>The number of each member, from 1, as its folder has it.</summary>
    public IReadOnlyList<int> Numbers => [.. _numbers.Select(n => n + 1)];

    public TrainingConfig Config { get; }

    public DataSet Data { get; }

    public SplitPlan Split { get; }

    public static string MemberFolder(string folder, int member) => Path.Combine(folder, $"member-{member + 1}");

    /// <exception cref="TrainingException">The folder is not a run, or a member of it is not trained to the end.</exception>
    public static TrainedRun Open(string folder)
    {
        var config = TrainingConfig.Read(Path.Combine(folder, ConfigName));
        return new TrainedRun(
            folder, config, DataSet.Open(config.Data), SplitPlan.Read(folder), [.. Enumerable.Range(0, config.Members.Count)]);
    }

    /// <summary>The states that some member tells, of those of the data set's surface.</summary>
    public SurfaceLabels Surface => Data.Surface.Only([.. Config.Members.SelectMany(m => m.Method.StatesOf(m, Data.Surface))]);

    /// <summary>The same run as if it had only some of its members, each on the fold it has.</summary>
    /// <param name="members">Numbers from 0.</param>
    /// <exception cref="TrainingException">There is no such member, or none is named.</exception>
    public TrainedRun Only(IReadOnlyList<int> members)
    {
        if (members.Count == 0 || members.Any(m => m < 0 || m >= Config.Members.Count)
            || members.Distinct().Count() < members.Count)
        {
            throw new TrainingException(
                $"{Folder} has the members 1 to {Config.Members.Count}, each to be named once at most; asked for: "
                + $"{string.Join(", ", members.Select(m => m + 1))}");
        }
        MemberConfig[] kept = [.. members.Select(m => Config.Members[m] with { Fold = Config.FoldOf(m) + 1 })];
        return new TrainedRun(Folder, Config with { Members = kept }, Data, Split, [.. members.Select(m => _numbers[m])], Whole);
    }

    /// <summary>Whether all members are.</summary>
    public bool IsFinished() => Enumerable.Range(0, Config.Members.Count).All(IsFinished);

    /// <inheritdoc cref="IsMemberFinished"/>
    public bool IsFinished(int member) => IsMemberFinished(FolderOf(member), Config, member);

    /// <summary>
    /// Whether a member is trained to the end and has said what it says of the scans that it was not trained on, a network of as
    /// many views as its run now asks for.
    /// </summary>
    internal static bool IsMemberFinished(string folder, TrainingConfig config, int member) =>
        File.Exists(Path.Combine(folder, MemberPredictions.FileName)) && MemberResult.Read(folder) is { } result
            && (!config.Members[member].IsNetwork || result.Views == config.Views);

    /// <summary>What training noted of a member, an epoch at a time.</summary>
    public TrainingLog Log(int member) => new(FolderOf(member));

    /// <summary>The name of a member's folder.</summary>
    public string NameOf(int member) => Path.GetFileName(FolderOf(member));

    /// <summary>What a member says of the scans that it was not trained on.</summary>
    /// <exception cref="TrainingException">It is not trained to the end.</exception>
    public MemberPredictions Predictions(int member)
    {
        return IsFinished(member) ? MemberPredictions.Read(FolderOf(member)) : throw Unfinished(member);
    }

    /// <summary>How a member did on its fold.</summary>
    /// <exception cref="TrainingException">It is not trained to the end.</exception>
    public MemberResult Result(int member) => MemberResult.Read(FolderOf(member)) ?? throw Unfinished(member);

    /// <summary>The weights that a member ended with: its last, or with early stopping its best.</summary>
    /// <exception cref="TrainingException">It is not trained to the end.</exception>
    public Checkpoint Weights(int member)
    {
        Result(member);
        return MemberState.FinalWeights(FolderOf(member), Config.Members[member]);
    }

    private string FolderOf(int member) => MemberFolder(Folder, _numbers[member]);

    private TrainingException Unfinished(int member) => new(
        $"member {_numbers[member] + 1} of {Folder} has not been trained to the end; 'gwytip-train train' goes on where it "
        + "stopped");
}
