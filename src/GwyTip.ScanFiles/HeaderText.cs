using System.Text;

namespace GwyTip.ScanFiles;

/// <summary>The text in front of a file's heights.</summary>
internal static class HeaderText
{
    private const int LongestQuote = 60;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Text in UTF-8, or else in Latin-1, as which every byte can be read: instruments write either.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>A piece of a header as a message shows it: not too long, and nothing in it that would break the line.</summary>
    public static string Quote(string text)
    {
        string start = text.Length > LongestQuote ? text[..LongestQuote] + "…" : text;
        return $"'{string.Concat(start.Select(c => char.IsControl(c) ? '?' : c))}'";
    }

    /// <summary>The lines of a text, whatever ends them, without what is blank around each.</summary>
    public static string[] Lines(string text) =>
        [.. text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r').Select(line => line.Trim())];
}
