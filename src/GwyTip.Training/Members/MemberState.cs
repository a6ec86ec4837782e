using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GwyTip.Training.Engines;

namespace GwyTip.Training.Members;

/// <summary>
/// Where training of a member stands, and the files that keep it: <c>checkpoint.bin</c>, with early stopping also
/// <c>best.bin</c>. They hold
/// weights, the optimizer's moments and the place in the run; random states need not be kept (<see cref="Seeds"/>).
/// </summary>
/// <param name="folder">The member's.</param>
/// <param name="engine">Holds the network in training.</param>
/// <param name="identity">A run only resumes what it began: <see cref="Identity"/>.</param>
public sealed class MemberState(string folder, TrainingEngine engine, string identity)
{
    public const string FileName = "checkpoint.bin";
    internal const string BestName = "best.bin";

    private string FilePath => Path.Combine(folder, FileName);

    private string BestPath => Path.Combine(folder, BestName);

    /// <summary>Epoch of the next step.</summary>
    public int Epoch { get; private set; }

    /// <summary>The next step in it.</summary>
    public int Step { get; private set; }

    /// <summary>Sum of the losses of this epoch's steps so far.</summary>
    public double LossSum { get; private set; }

    /// <summary>Whether training of a member has got so far that there is something to resume.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>The weights that a finished member ended with.</summary>
    /// <exception cref="TrainingException">The file is missing or damaged.</exception>
    public static Checkpoint FinalWeights(string folder, MemberConfig member)
    {
        string path = Path.Combine(folder, member.Patience > 0 ? BestName : FileName);
        return File.Exists(path) ? Checkpoint.Load(path) : throw new TrainingException($"{path} is missing");
    }

    /// <summary>Text that two runs share only if every step of theirs is the same.</summary>
    public static string Identity(
        MemberConfig member, AugmentationConfig augmentation, TrainingSet training, TrainingSet validation)
    {
        var text = new StringBuilder();
        text.Append(JsonSerializer.Serialize(member, RunJson.Options));
        text.Append(JsonSerializer.Serialize(augmentation, RunJson.Options));
        foreach (var set in (TrainingSet[])[training, validation])
        {
            text.AppendJoin('\n', set.Labels.Select(l => l.File)).Append("\n\n");
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public void StepDone(double loss) => (Step, LossSum) = (Step + 1, LossSum + loss);

    public void EpochDone() => (Epoch, Step, LossSum) = (Epoch + 1, 0, 0);

    /// <returns>Whether there was something to go on with.</returns>
    /// <exception cref="TrainingException">The folder belongs to another run, or the file is damaged.</exception>
    public bool Resume()
    {
        Folders.Make(folder);
        if (!IsIn(folder))
        {
            return false;
        }
        var checkpoint = Checkpoint.Load(FilePath);
        if (checkpoint.Config != identity)
        {
            throw new TrainingException(
                $"{folder} holds a run with other settings or scans; choose another folder, or delete it");
        }
        Restore(checkpoint);
        return true;
    }

    /// <returns>Whether it did: not where a weight is not a number.</returns>
    public bool Save()
    {
        var now = Now();
        if (now.IsFinite)
        {
            now.Save(FilePath);
        }
        return now.IsFinite;
    }

    public void SaveBest() => Now().Save(BestPath);

    public void RestoreBest() => Restore(
        File.Exists(BestPath) ? Checkpoint.Load(BestPath) : throw new TrainingException($"{BestPath} is missing"));

    private Checkpoint Now() => new(identity, Epoch, Step, LossSum, engine.GetTensors(), engine.GetOptimizerTensors());

    private void Restore(Checkpoint checkpoint)
    {
        checkpoint.Restore(engine);
        (Epoch, Step, LossSum) = (checkpoint.Epoch, checkpoint.Step, checkpoint.LossSum);
    }
}
