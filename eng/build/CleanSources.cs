using System.Text.RegularExpressions;

namespace GwyTip.Eng;

/// <summary>What must not be in any text file of the checkout.</summary>
internal static class CleanSources
{
    /// <summary>In pieces, so that this file does not name them either.</summary>
    private static readonly (string What, Regex Unwanted)[] Rules =
    [
        ("a folder of the machine it was written on",
            new Regex(@"(?<![\w.~$})>-])/(" + string.Join('|', "work", "root", "home", "tmp", "Users") + @")/\w")),
        ("the host of a package registry",
            new Regex(string.Join(
                '|', "api.nuget" + @"\.", "registry.npm" + "js", "pypi" + @"\.org", "files.python" + "hosted"))),
        ("work left for later", new Regex(@"\b(" + string.Join('|', "TO" + "DO", "FIX" + "ME", "HA" + "CK") + @")\b")),
    ];

    /// <summary>Prints what is found.</summary>
    /// <returns>Whether nothing is.</returns>
    public static bool Check()
    {
        string[] found = [.. SourceFiles.Texts.SelectMany(file => Faults(SourceFiles.Short(file), File.ReadAllText(file)))];
        Array.ForEach(found, Console.Error.WriteLine);
        return found.Length == 0;
    }

    /// <summary>A sentence for each thing that must not be in a text.</summary>
    public static IEnumerable<string> Faults(string name, string text)
    {
        foreach (var (what, unwanted) in Rules)
        {
            foreach (Match match in unwanted.Matches(text))
            {
                yield return $"{name} names {what}: {match.Value}";
            }
        }
        if (!text.EndsWith('\n'))
        {
            yield return $"{name} does not end in a line end";
        }
    }
}
