using GwyTip.ScanFiles;
using nietras.SeparatedValues;

namespace GwyTip.Training.Data;

/// <summary>Reads comma-separated values as RFC 4180 has them; <see cref="CsvText"/> writes them.</summary>
internal static class Csv
{
    /// <summary>The rows; empty lines are skipped.</summary>
    /// <exception cref="TrainingException">The file cannot be read, or a quote is never closed.</exception>
    public static List<string[]> Read(string path) => [.. ReadLines(path).Select(r => r.Cells)];

    /// <summary>The rows, each with the number, from 1, of the line that it begins in.</summary>
    /// <exception cref="TrainingException">The file cannot be read, or a quote is never closed.</exception>
    public static List<(int Line, string[] Cells)> ReadLines(string path) => Lines(Text(path), path);

    /// <summary>The whole file.</summary>
    /// <exception cref="TrainingException">It cannot be read.</exception>
    public static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrainingException($"cannot read {path}: {e.Message}", e);
        }
    }

    /// <summary>The rows of a text, which errors call <paramref name="path"/>.</summary>
    /// <exception cref="TrainingException">A quote is never closed.</exception>
    public static List<(int Line, string[] Cells)> Lines(string text, string path)
    {
        var rows = new List<(int, string[])>();
        using var reader = Reader(text);
        foreach (var row in reader)
        {
            if (row.Span.Count('"') % 2 > 0)
            {
                throw new TrainingException($"{path}: a quote opened in the row of line {row.LineNumberFrom} is never closed");
            }
            if (row.ColCount > 1 || row[0].Span.Length > 0)
            {
                rows.Add((row.LineNumberFrom, Cells(row)));
            }
        }
        return rows;
    }

    /// <summary>The cells of one row.</summary>
    public static string[] Row(string text)
    {
        using var reader = Reader(text);
        foreach (var row in reader)
        {
            return Cells(row);
        }
        return [];
    }

    private static SepReader Reader(string text) =>
        Sep.New(',').Reader(o => o with { HasHeader = false, Unescape = true, DisableColCountCheck = true }).FromText(text);

    private static string[] Cells(SepReader.Row row)
    {
        string[] cells = new string[row.ColCount];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = row[i].ToString();
        }
        return cells;
    }
}
