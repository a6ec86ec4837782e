using GwyTip.Training.Data;

namespace GwyTip.Training.Members;

/// <summary>Scans of one side of a split, loaded, with their labels in the order of the states.</summary>
public sealed class TrainingSet
{
    private TrainingSet(IReadOnlyList<LabelledScan> labels, IReadOnlyList<FlattenedScan> scans, IReadOnlyList<string> states)
    {
        Labels = labels;
        Scans = scans;
        States = states;
    }

    public IReadOnlyList<LabelledScan> Labels { get; }

    public IReadOnlyList<FlattenedScan> Scans { get; }

    public IReadOnlyList<string> States { get; }

    public int Count => Labels.Count;

    /// <param name="scans">The scans of this side.</param>
    /// <param name="loaded">
    /// Scans in memory by the names of their files, those of this side among them: members share them.
    /// </param>
    /// <param name="states">The states to be told.</param>
    public static TrainingSet Select(
        IReadOnlyList<LabelledScan> scans, IReadOnlyDictionary<string, FlattenedScan> loaded, IReadOnlyList<string> states) =>
        new(scans, [.. scans.Select(s => loaded[s.File])], states);

    /// <summary>One set behind the other.</summary>
    internal static TrainingSet Both(TrainingSet first, TrainingSet second) =>
        new([.. first.Labels, .. second.Labels], [.. first.Scans, .. second.Scans], first.States);
}
