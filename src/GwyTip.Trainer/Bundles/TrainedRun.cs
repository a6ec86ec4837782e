using GwyTip.Trainer.Data;
using GwyTip.Trainer.Training;

namespace GwyTip.Trainer.Bundles;

/// <summary>A finished run: its settings, its data, its split, and where each member's weights lie.</summary>
public sealed class TrainedRun
{
    public const string ConfigName = "config.json";

    private TrainedRun(string folder, TrainingConfig config, DataSet data, SplitPlan split)
    {
        Folder = folder;
        Config = config;
        Data = data;
        Split = split;
    }

    public string Folder { get; }

    public TrainingConfig Config { get; }

    public DataSet Data { get; }

    public SplitPlan Split { get; }

    public static string MemberFolder(string folder, int member) => Path.Combine(folder, $"member-{member + 1}");

    /// <exception cref="TrainerException">The folder is no run, or a member of it is not trained to the end.</exception>
    public static TrainedRun Open(string folder)
    {
        var config = TrainingConfig.Read(Path.Combine(folder, ConfigName));
        return new TrainedRun(folder, config, DataSet.Open(config.Data), SplitPlan.Read(folder));
    }

    /// <summary>The last checkpoint of a member.</summary>
    /// <exception cref="TrainerException">It is missing, or the member is not trained to the end.</exception>
    public Checkpoint Weights(int member)
    {
        string path = Path.Combine(MemberFolder(Folder, member), MemberRun.CheckpointName);
        if (!File.Exists(path))
        {
            throw new TrainerException($"{path} is missing: member {member + 1} has not been trained; 'gwytip-train train' goes on where it stopped");
        }
        var checkpoint = Checkpoint.Load(path);
        int epochs = Config.Members[member].Epochs;
        return checkpoint.Epoch >= epochs
            ? checkpoint
            : throw new TrainerException($"member {member + 1} has {checkpoint.Epoch} of {epochs} epochs; 'gwytip-train train' goes on where it stopped");
    }
}
