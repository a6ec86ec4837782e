using System.Text;

namespace GwyTip.Trainer.Data;

/// <summary>Comma-separated values as RFC 4180 writes them.</summary>
internal static class Csv
{
    /// <summary>A cell as the file writes it, in quotes where it has to be.</summary>
    public static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The rows; an empty line is none.</summary>
    /// <exception cref="TrainerException">The file cannot be read, or a quote is never closed.</exception>
    public static List<string[]> Read(string path) => [.. ReadLines(path).Select(r => r.Cells)];

    /// <summary>The rows, each with the number, from 1, of the line that it begins in.</summary>
    /// <exception cref="TrainerException">The file cannot be read, or a quote is never closed.</exception>
    public static List<(int Line, string[] Cells)> ReadLines(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrainerException($"cannot read {path}: {e.Message}", e);
        }
        var rows = new List<(int, string[])>();
        var row = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        int line = 1, began = 1;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            line += c == '\n' ? 1 : 0;
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == ',')
            {
                EndCell();
            }
            else if (c == '\n')
            {
                EndRow();
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }
        if (quoted)
        {
            throw new TrainerException($"{path}: a quote opened in the row of line {began} is never closed");
        }
        if (cell.Length > 0 || row.Count > 0)
        {
            EndRow();
        }
        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            if (row.Count > 1 || row[0].Length > 0)
            {
                rows.Add((began, [.. row]));
            }
            row.Clear();
            began = line;
        }
    }
}
