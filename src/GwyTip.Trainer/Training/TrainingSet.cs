using GwyTip.Trainer.Data;

namespace GwyTip.Trainer.Training;

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

    /// <param name="data">The data set.</param>
    /// <param name="scans">Those of its scans to load.</param>
    /// <param name="states">The states to be told.</param>
    public static TrainingSet Load(DataSet data, IReadOnlyList<LabelledScan> scans, IReadOnlyList<string> states) =>
        new(scans, data.Load(scans), states);
}
