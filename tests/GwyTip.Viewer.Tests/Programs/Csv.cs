using System.Text;

namespace GwyTip.Tests.Viewer;

/// <summary>Reads RFC 4180.</summary>
internal static class Csv
{
    /// <summary>The rows under the header, each by the names of the header's columns.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string text)
    {
        var lines = Lines(text).ToList();
        return [.. lines.Skip(1).Select(line =>
        {
            Assert.Equal(lines[0].Count, line.Count);
            return lines[0].Zip(line).ToDictionary(c => c.First, c => c.Second);
        })];
    }

    private static IEnumerable<List<string>> Lines(string text)
    {
        var line = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[++i]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\n')
            {
                line.Add(cell.ToString());
                cell.Clear();
            }
            else if (quoted || c != '\r')
            {
                cell.Append(c);
            }
            if (!quoted && c == '\n')
            {
                yield return line;
                line = [];
            }
        }
    }
}
