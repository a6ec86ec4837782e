using GwyTip.Training;
using GwyTip.Training.Data;

namespace GwyTip.Study.RealFiles;

/// <summary>The rows of a CSV file that says something of scan files, one a row.</summary>
internal static class ListedRows
{
    /// <param name="path">The CSV file; further columns are passed over.</param>
    /// <param name="columns">Those needed; the first names the scan file, below a folder.</param>
    /// <returns>For each row the number of its line and its cells in the order of <paramref name="columns"/>.</returns>
    /// <exception cref="TrainingException">
    /// The file cannot be read, lacks a column, names no scan file, one without a name or one twice, or a row is short.
    /// </exception>
    public static IReadOnlyList<(int Line, string[] Cells)> Read(string path, params IReadOnlyList<string> columns)
    {
        var rows = Csv.ReadLines(path);
        int[] at = [.. columns.Select(c => rows.Count == 0 ? -1 : Array.IndexOf(rows[0].Cells, c))];
        if (at.Contains(-1))
        {
            throw new TrainingException($"{path} lacks a column: it needs {string.Join(", ", columns)}");
        }
        if (rows.Skip(1).FirstOrDefault(r => r.Cells.Length <= at.Max()) is { Cells: not null } cut)
        {
            throw new TrainingException($"{path}: the row '{string.Join(',', cut.Cells)}' has {cut.Cells.Length} cells");
        }
        (int Line, string[] Cells)[] read = [.. rows.Skip(1).Select(r => (r.Line, at.Select(i => r.Cells[i]).ToArray()))];
        if (read.FirstOrDefault(r => r.Cells[0].Length == 0) is { Cells: not null } nameless)
        {
            throw new TrainingException($"{path}, line {nameless.Line}: no file is named");
        }
        return read.CountBy(r => r.Cells[0]).FirstOrDefault(c => c.Value > 1) is { Key: { } twice }
            ? throw new TrainingException($"{path} names {twice} twice")
            : read.Length > 0 ? read : throw new TrainingException($"{path} names no file");
    }
}
