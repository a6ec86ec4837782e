using System.Text.Json;
using System.Text.Json.Nodes;
using GwyTip.Training.Data;
using GwyTip.Training.Members;

namespace GwyTip.Training.Runs;

/// <summary>
/// The files of a run that say what it is: configuration, data set, split. They are replaced only where what is trained already
/// stays true of them: members may be added, and settings changed that no trained member depends on.
/// </summary>
internal static class RunFolder
{
    /// <exception cref="TrainingException">The folder holds a run of something else; nothing in it was touched.</exception>
    public static void Claim(string folder, TrainingConfig config, DataSet data, SplitPlan plan)
    {
        if (DifferenceOf(folder, config, data, plan) is { } difference)
        {
            throw new TrainingException(
                $"{folder} holds a run with other settings or scans: {difference}; choose another folder, or delete it");
        }
        data.Save(folder);
        plan.Write(folder);
        config.Write(Path.Combine(folder, TrainedRun.ConfigName));
    }

    private static string? DifferenceOf(string folder, TrainingConfig config, DataSet data, SplitPlan plan)
    {
        string path = Path.Combine(folder, TrainedRun.ConfigName);
        if (!File.Exists(path))
        {
            return null;
        }
        var before = TrainingConfig.ReadUnchecked(path);
        int[] begun = [.. Enumerable.Range(0, before.Members.Count).Where(
            m => HasMemberBegun(TrainedRun.MemberFolder(folder, m)))];
        if (begun.Length == 0)
        {
            return null;
        }
        return DifferentLabels(folder, data)
            ?? Difference(Shared(before), Shared(config))
            ?? DifferentSplit(folder, plan)
            ?? begun.Where(m => m < config.Members.Count)
                .Select(m => Difference(
                    ButForTrees(before.Members[m]), ButForTrees(config.Members[m])) is { } d ? $"member {m + 1}, {d}" : null)
                .FirstOrDefault(d => d is not null);
    }

    /// <summary>Whether some member of it is trained, or in training.</summary>
    public static bool HasBegun(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateDirectories(folder, "member-*").Any(HasMemberBegun);

    /// <summary>A baseline has a result only.</summary>
    private static bool HasMemberBegun(string place) =>
        File.Exists(Path.Combine(place, MemberState.FileName)) || File.Exists(Path.Combine(place, MemberResult.FileName));

    /// <summary>
    /// What every member depends on. Views are looked at afterwards, and a run may go on on another device or from elsewhere.
    /// </summary>
    private static TrainingConfig Shared(TrainingConfig config) =>
        config with { Members = [], Data = "", Device = "", Views = 1 };

    /// <summary>A forest may grow.</summary>
    private static MemberConfig ButForTrees(MemberConfig member) => member with { Trees = null };

    private static string? DifferentLabels(string folder, DataSet data)
    {
        if (!File.Exists(Path.Combine(folder, DataSetDescription.FileName)))
        {
            return null;
        }
        var before = DataSetDescription.Read(folder);
        return before.LabelsSha256 != data.Description.LabelsSha256
            ? $"its label file was another than {data.Description.Labels} is now"
            : before.LeftOut.Select(l => l.File).SequenceEqual(data.Description.LeftOut.Select(l => l.File))
                ? null
                : "other scans were left out when it was imported";
    }

    /// <summary>Members would otherwise be judged on what they were trained on.</summary>
    private static string? DifferentSplit(string folder, SplitPlan plan) =>
        !File.Exists(Path.Combine(folder, SplitPlan.FileName))
            || JsonNode.DeepEquals(Object(SplitPlan.Read(folder)), Object(plan))
            ? null
            : $"its members were trained by another split, that of {SplitPlan.FileName} there";

    /// <summary>The first setting that differs, as the file names it.</summary>
    private static string? Difference<T>(T before, T now)
    {
        JsonObject a = Object(before), b = Object(now);
        foreach (string name in a.Select(p => p.Key).Union(b.Select(p => p.Key)))
        {
            if (!JsonNode.DeepEquals(a[name], b[name]))
            {
                return $"{name} is {Text(a[name])} there and {Text(b[name])} here";
            }
        }
        return null;
    }

    private static JsonObject Object<T>(T value) => JsonSerializer.SerializeToNode(value, RunJson.Options)!.AsObject();

    /// <summary>A setting that its file leaves out has its default.</summary>
    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "as by default";
}
