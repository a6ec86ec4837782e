using System.Text;

namespace GwyTip.Eng;

/// <summary>Reads comma-separated values as RFC 4180 has them.</summary>
internal static class CsvRows
{
    /// <summary>One dictionary a line after the first, from the first line's names to the line's fields.</summary>
    public static List<Dictionary<string, string>> Read(string text)
    {
        List<List<string>> lines = Lines(text);
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(p => p.First, p => p.Second))];
    }

    private static List<List<string>> Lines(string text)
    {
        var lines = new List<List<string>>();
        var line = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"')
            {
                // Two quotes inside quotes are one.
                if (quoted && i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append(text[++i]);
                    continue;
                }
                quoted = !quoted;
            }
            else if (quoted || c is not (',' or '\n' or '\r'))
            {
                field.Append(c);
            }
            else if (c is ',' or '\n')
            {
                line.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    lines.Add(line);
                    line = [];
                }
            }
        }
        return lines;
    }
}
