using System.Text.Json;
using GwyTip.Trainer.Choices;

namespace GwyTip.Trainer.Sweeps;

/// <summary><c>sweep.json</c>: what was swept, on which labels, and, at the end, what was chosen.</summary>
/// <param name="Settings">The sweep's.</param>
/// <param name="LabelsSha256">Hash of the label file.</param>
/// <param name="Choice">Null until it is made.</param>
internal sealed record SweepRecord(SweepConfig Settings, string LabelsSha256, MemberChoice? Choice)
{
    public const string FileName = "sweep.json";

    /// <summary>Begins a sweep in a folder, or finds it begun there.</summary>
    /// <exception cref="TrainerException">The folder holds another one.</exception>
    public static void Claim(string folder, SweepConfig settings, string labelsSha256)
    {
        string path = Path.Combine(folder, FileName);
        var mine = new SweepRecord(settings, labelsSha256, null);
        if (!File.Exists(path))
        {
            mine.Write(folder);
            return;
        }
        SweepRecord? there;
        try
        {
            there = JsonSerializer.Deserialize<SweepRecord>(File.ReadAllText(path), RunJson.Options);
        }
        catch (JsonException e)
        {
            throw new TrainerException($"{path}: {e.Message}", e);
        }
        if (there is null || (there with { Choice = null }).ToText() != mine.ToText())
        {
            throw new TrainerException($"{folder} holds a sweep with other settings or labels; choose another folder, or delete it");
        }
    }

    /// <summary>Replaces the file in one move.</summary>
    public void Write(string folder) => WholeFile.Write(Path.Combine(folder, FileName), ToText());

    private string ToText() => JsonSerializer.Serialize(this, RunJson.Options) + "\n";
}
