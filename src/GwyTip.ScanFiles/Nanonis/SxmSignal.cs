namespace GwyTip.ScanFiles;

/// <summary>A measured signal, a row of the table DATA_INFO: one image, or two where lines were recorded both ways.</summary>
/// <param name="Name">E.g. <c>Z</c>.</param>
/// <param name="Unit">E.g. <c>m</c>, without a prefix.</param>
/// <param name="Forward">Whether there is an image of the lines from left to right. It comes first.</param>
/// <param name="Backward">Whether there is one of the lines from right to left.</param>
internal sealed record SxmSignal(string Name, string Unit, bool Forward, bool Backward)
{
    private const string Table = "DATA_INFO";

    /// <summary>The signals of a file, at least one.</summary>
    /// <exception cref="ScanFileException">The table is missing, empty or damaged.</exception>
    public static IReadOnlyList<SxmSignal> In(SxmTags tags, string path)
    {
        var lines = tags.Lines(Table);
        // The names of columns stand between tabs or between spaces, the values between tabs: they may hold spaces.
        string[] columns = lines.Count > 0 ? lines[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) : [];
        var (name, unit, direction) =
            (Array.IndexOf(columns, "Name"), Array.IndexOf(columns, "Unit"), Array.IndexOf(columns, "Direction"));
        if (name < 0 || unit < 0 || direction < 0)
        {
            throw new ScanFileException(
                path, $"the file is damaged: its header has no table {Table} with the columns Name, Unit and Direction");
        }
        var signals = new List<SxmSignal>();
        foreach (string row in lines.Skip(1).TakeWhile(row => row.Length > 0))
        {
            string[] values = Values(row, columns.Length);
            signals.Add(values.Length > Math.Max(name, Math.Max(unit, direction))
                ? FromRow(values[name], values[unit], values[direction], path)
                : throw new ScanFileException(
                    path,
                    $"the file is damaged: row {signals.Count + 1} of {Table} has {values.Length} values, "
                    + $"not {columns.Length}"));
        }
        return signals.Count > 0
            ? signals : throw new ScanFileException(path, $"the file holds no image: its {Table} has no row");
    }

    /// <summary>The values of a row. Tabs in a row count as one, unless then a value is missing: that one is empty.</summary>
    private static string[] Values(string row, int columns)
    {
        string[] filled = row.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return filled.Length >= columns ? filled : row.Split('\t', StringSplitOptions.TrimEntries);
    }

    private static SxmSignal FromRow(string name, string unit, string direction, string path)
    {
        bool both = direction == "both", forward = both || direction == "forward", backward = both || direction == "backward";
        return forward || backward
            ? new SxmSignal(name, SiUnit.WithoutPrefix(unit), forward, backward)
            : throw new ScanFileException(
                path,
                $"the file is damaged: {Table} says {HeaderText.Quote(direction)} of {HeaderText.Quote(name)}, "
                + "not forward, backward or both");
    }
}
