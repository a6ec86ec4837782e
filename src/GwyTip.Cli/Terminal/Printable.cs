using System.Globalization;
using System.Text;

namespace GwyTip.Terminal;

/// <summary>
/// Text from outside, such as a file's name, on a terminal: it stays on its line and gives the terminal no orders. JSON and CSV
/// have rules of their own.
/// </summary>
internal static class Printable
{
    /// <summary>A text with its control characters escaped: <c>\n</c>, <c>\t</c>, <c>\x1b</c>, …</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') || !text.Any(IsControl))
        {
            return text;
        }
        var shown = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            shown.Append(IsControl(c) ? Escaped(c) : c.ToString());
        }
        return shown.ToString();
    }

    /// <summary>Control characters, and those that end a line or turn the reading direction.</summary>
    private static bool IsControl(char c) =>
        char.IsControl(c) || c is (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f';

    private static string Escaped(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < '\u0100' => "\\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture),
        _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
    };
}
