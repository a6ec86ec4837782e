using System.Text.Json.Serialization;
using GwyTip.Core;
using GwyTip.Training.Data;

namespace GwyTip.Training.Runs;

/// <summary>
/// <c>split.json</c>: which groups are held out from everything, and the folds of the rest. A member trains on all folds but
/// its own and validates on that one. Scans whose <see cref="ScanUse"/> is to train stand in neither: every member is trained on
/// them.
/// </summary>
public sealed record SplitPlan(Grouping By, IReadOnlyList<string> HeldOut, IReadOnlyList<IReadOnlyList<string>> Folds)
{
    public const string FileName = "split.json";

    /// <exception cref="TrainingException">There are too few sessions or series.</exception>
    public static SplitPlan Make(DataSet data, TrainingConfig config)
    {
        var group = GroupOf(config.SplitBy);
        IReadOnlyList<IReadOnlyList<string>> Split(IReadOnlyList<LabelledScan> scans, double[] fractions) =>
            config.SplitBy == Grouping.Image
            ? RandomSplit.Split(scans, fractions, config.SplitSeed)
            : GroupedSplit.Split(scans, group, fractions, config.SplitSeed);
        CheckUse(data, group);
        LabelledScan[] free = [.. data.Scans.Where(s => s.Use == ScanUse.Any)];
        string[] heldOut = [.. data.Scans.Where(
            s => s.Use == ScanUse.HeldOut).Select(group).Distinct().Order(StringComparer.Ordinal)];
        if (heldOut.Length == 0 && config.HeldOutShare > 0)
        {
            heldOut = [.. Split(free, [config.HeldOutShare, 1 - config.HeldOutShare])[0]];
        }
        var apart = heldOut.ToHashSet();
        LabelledScan[] inner = [.. free.Where(s => !apart.Contains(group(s)))];
        return new SplitPlan(config.SplitBy, heldOut, Split(inner, [.. Enumerable.Repeat(1.0 / config.Folds, config.Folds)]));
    }

    /// <summary>Scans of one group that are used differently would let what was trained on into the figures.</summary>
    private static void CheckUse(DataSet data, Func<LabelledScan, string> group)
    {
        if (data.Scans.GroupBy(group).FirstOrDefault(g => g.Select(s => s.Use).Distinct().Count() > 1) is { } mixed)
        {
            throw new TrainingException(
                $"{data.Description.Labels}: scans of {mixed.Key} differ in '{LabelColumns.Use}'; what shares a session or "
                + "series is used alike");
        }
        if (!data.Scans.Any(s => s.Use == ScanUse.Any))
        {
            throw new TrainingException($"{data.Description.Labels}: '{LabelColumns.Use}' leaves no scan to validate on");
        }
    }

    /// <summary>What is never divided, in the plural.</summary>
    [JsonIgnore]
    public string GroupsName => By switch { Grouping.Session => "sessions", Grouping.Series => "series", _ => "images" };

    public IReadOnlyList<LabelledScan> HeldOutOf(DataSet data) => Those(data, HeldOut);

    /// <summary>The scans that members validate on, each some of them, and the others train on.</summary>
    public IReadOnlyList<LabelledScan> SeenOf(DataSet data) => Those(data, [.. Folds.SelectMany(f => f)]);

    public IReadOnlyList<LabelledScan> ValidationOf(DataSet data, int fold) => Those(data, Folds[fold]);

    public IReadOnlyList<LabelledScan> TrainingOf(DataSet data, int fold) =>
        [.. Those(data, [.. Folds.Where((_, k) => k != fold).SelectMany(f => f)]), .. ExtraOf(data)];

    /// <summary>The scans that every member is trained on, and nothing else is done with.</summary>
    public static IReadOnlyList<LabelledScan> ExtraOf(DataSet data) => [.. data.Scans.Where(s => s.Use == ScanUse.Train)];

    /// <exception cref="TrainingException">The run has no split, or it cannot be read.</exception>
    public static SplitPlan Read(string folder) => RunJson.Read<SplitPlan>(Path.Combine(folder, FileName));

    public void Write(string folder) => RunJson.Write(Path.Combine(folder, FileName), this);

    private LabelledScan[] Those(DataSet data, IReadOnlyList<string> groups)
    {
        var wanted = groups.ToHashSet();
        var group = GroupOf(By);
        return [.. data.Scans.Where(s => wanted.Contains(group(s)))];
    }

    /// <summary>What a scan is never divided from.</summary>
    internal static Func<LabelledScan, string> GroupOf(Grouping by) => by switch
    {
        Grouping.Session => s => s.Session,
        Grouping.Series => s => s.Series,
        _ => s => s.File,
    };
}
