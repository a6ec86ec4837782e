using GwyTip.Training;
using GwyTip.Training.Choices;
using GwyTip.Training.Runs;

namespace GwyTip.Study.Sweeps;

/// <summary><c>sweep.json</c>: what was swept, on which labels, and, at the end, what was chosen.</summary>
/// <param name="Settings">The sweep's.</param>
/// <param name="LabelsSha256">Hash of the label file.</param>
/// <param name="Choice">Null until it is made.</param>
internal sealed record SweepRecord(SweepConfig Settings, string LabelsSha256, MemberChoice? Choice)
{
    public const string FileName = TrainedRun.SweepName;

    /// <summary>Begins a sweep in a folder, or finds it begun there.</summary>
    /// <exception cref="TrainingException">The folder holds another one.</exception>
    public static void Claim(string folder, SweepConfig settings, string labelsSha256)
    {
        string path = Path.Combine(folder, FileName);
        var mine = new SweepRecord(settings, labelsSha256, null);
        var there = RunJson.ReadIfThere<SweepRecord>(path);
        if (there is null)
        {
            mine.Write(folder);
        }
        else if (RunJson.ToText(there with { Choice = null }) != RunJson.ToText(mine))
        {
            throw new TrainingException(
                $"{folder} holds a sweep with other settings or labels; choose another folder, or delete it");
        }
    }

    /// <summary>Replaces the file in one move.</summary>
    public void Write(string folder) => RunJson.Write(Path.Combine(folder, FileName), this);
}
