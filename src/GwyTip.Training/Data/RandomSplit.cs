namespace GwyTip.Training.Data;

/// <summary>
/// The paper's split: scans at random, each state by itself so that every part has its share of it. It leaks, for frames of one
/// series repeat a spot; figures from it are for comparison with the paper's only.
/// </summary>
public static class RandomSplit
{
    /// <param name="scans">The scans to split.</param>
    /// <param name="fractions">Wanted share of each part; they sum to 1.</param>
    /// <param name="seed">The same seed gives the same split.</param>
    /// <returns>The files of each part, in order of name.</returns>
    /// <exception cref="TrainingException">There are too few scans: fewer than parts, or a part would be empty.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Split(
        IReadOnlyList<LabelledScan> scans, IReadOnlyList<double> fractions, int seed)
    {
        if (scans.Count < fractions.Count)
        {
            throw new TrainingException($"{scans.Count} scans cannot be split into {fractions.Count} parts");
        }
        var random = new Random(seed);
        List<string>[] parts = [.. fractions.Select(_ => new List<string>())];
        foreach (var state in scans.GroupBy(s => s.SingleState ?? "").OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            string[] files = [.. state.Select(s => s.File).Order(StringComparer.Ordinal)];
            random.Shuffle(files);
            double begin = 0;
            for (int p = 0; p < parts.Length; p++)
            {
                double end = begin + fractions[p] * files.Length;
                parts[p].AddRange(files[(int)Math.Round(begin)..Math.Min(files.Length, (int)Math.Round(end))]);
                begin = end;
            }
        }
        return parts.All(p => p.Count > 0)
            ? [.. parts.Select(p => p.Order(StringComparer.Ordinal).ToArray())]
            : throw new TrainingException(
                $"{scans.Count} scans cannot be split into {parts.Length} parts with some scans in each; label more of them");
    }
}
