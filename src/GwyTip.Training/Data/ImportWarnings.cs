namespace GwyTip.Training.Data;

/// <summary>What is odd about labels and scans that can be used all the same.</summary>
internal static class ImportWarnings
{
    /// <param name="data">What was imported.</param>
    /// <param name="all">Every scan of the label file, those left out too.</param>
    /// <param name="warn">Told one sentence each.</param>
    public static void Tell(DataSet data, IReadOnlyList<LabelledScan> all, Action<string> warn)
    {
        string images = data.Description.Images;
        var named = all.Select(s => Path.GetFullPath(Path.Combine(images, s.File))).ToHashSet(PathComparer);
        string[] extra = [.. Directory.EnumerateFiles(images).Where(
            f => !named.Contains(f) && !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal)];
        if (extra.Length > 0)
        {
            warn($"{Files(extra.Length)} in {images} not used, for the labels do not name them, e.g. "
                + $"{Path.GetFileName(extra[0])}");
        }
        TellOfCopies(data, warn);
        foreach (var state in data.Surface.States.Where(state => data.Scans.All(s => s.Labels[state.Name] == 0)))
        {
            warn($"no scan shows '{state.Name}': no member can learn it, and training will say so");
        }
        if (data.Scans.Select(s => s.Session).Distinct().Count() == 1)
        {
            warn(
                "all scans are of one session, so a split by session is impossible: nothing could be held out that shares no "
                + "tip with what was trained on. \"split_by\": \"series\" in the configuration splits them all the same, but "
                + "its figures flatter");
        }
    }

    /// <summary>In other folders or of other sessions they come to lie on both sides of a split.</summary>
    /// <param name="data">What was imported.</param>
    /// <param name="warn">Told of copies of scans, if there are any.</param>
    public static void TellOfCopies(DataSet data, Action<string> warn)
    {
        if (data.Description.Copies is [var first, ..] copies)
        {
            warn($"{(copies.Count == 1 ? "1 scan is a copy" : $"{copies.Count} scans are copies")} of another, e.g. {first.File} "
                + $"of {first.Of}: where a member is trained on the one and judged on the other, figures are too good. Keep one "
                + "of each");
        }
    }

    private static string Files(int count) => count == 1 ? "1 file" : $"{count} files";

    private static StringComparer PathComparer =>
        OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
}
