using nietras.SeparatedValues;

namespace GwyTip.ScanFiles;

/// <summary>Comma-separated values, quoted where RFC 4180 asks for it; a line ends in LF on every system.</summary>
public static class CsvText
{
    /// <param name="lines">The header's fields, then those of each row.</param>
    public static string Write(IEnumerable<IEnumerable<string>> lines)
    {
        var text = new StringWriter { NewLine = "\n" };
        using (var writer = Sep.New(',').Writer(options => options with { Escape = true, WriteHeader = false }).To(text))
        {
            foreach (var fields in lines)
            {
                using var row = writer.NewRow();
                foreach (var (i, field) in fields.Index())
                {
                    row[i].Set(field);
                }
            }
        }
        return text.ToString();
    }

    /// <summary>One line without its end.</summary>
    public static string Line(IEnumerable<string> fields) => Write([fields])[..^1];
}
