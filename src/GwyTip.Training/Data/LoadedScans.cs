namespace GwyTip.Training.Data;

/// <summary>Scans of a data set in memory, each loaded once for all members.</summary>
public sealed class LoadedScans(DataSet data)
{
    private readonly Dictionary<string, FlattenedScan> _loaded = [];

    /// <summary>By the names of their files.</summary>
    public IReadOnlyDictionary<string, FlattenedScan> Loaded => _loaded;

    /// <summary>Loads those that are not there yet.</summary>
    /// <exception cref="TrainingException">A scan that was fine at import cannot be read any more.</exception>
    public void Load(IReadOnlyList<LabelledScan> scans)
    {
        foreach (var (file, scan) in data.Load([.. scans.Where(s => !_loaded.ContainsKey(s.File))]))
        {
            _loaded.Add(file, scan);
        }
    }
}
