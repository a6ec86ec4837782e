using System.Text.RegularExpressions;

namespace GwyTip.Training.Data;

/// <summary>What the path of a scan tells of the session that it was measured in.</summary>
internal static partial class SessionNames
{
    /// <summary>
    /// Session and series of a scan in a folder that nobody sorted: the first folder on its way is the session, further ones the
    /// series; without folders the date in its name is the session; else nothing is known, and a scan is a series of its own.
    /// </summary>
    /// <param name="file">Path from the folder on, with <c>/</c>.</param>
    public static (string Session, string Series) Guess(string file)
    {
        string[] parts = file.Split('/');
        string session = parts.Length > 1 ? parts[0]
            : Date().Match(file) is { Success: true } date ? date.Value
            : ClassFolder.UnknownSession;
        return (session, parts.Length > 2 ? string.Join('/', parts[..^1]) : file);
    }

    /// <summary>2024-03-17, 2024_03_17 or 20240317.</summary>
    [GeneratedRegex(@"(?<!\d)((?:19|20)\d\d([-_.]?)(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12]\d|3[01]))(?!\d)")]
    public static partial Regex Date();
}
