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

    public static TrainingSet Load(DataSet data, IReadOnlyList<LabelledScan> scans) =>
        new(scans, data.Load(scans), [.. data.Surface.States.Select(s => s.Name)]);
}
