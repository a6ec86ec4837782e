using System.Text.RegularExpressions;

namespace GwyTip.Eng;

/// <summary>What must not be in any text file of the checkout.</summary>
internal static class CleanSources
{
    private static readonly string[] Built = [".git", ".vs", ".vscode", "artifacts", "bin", "obj", "node_modules", "runs"];

    private static readonly string[] Binary = [".gwy", ".onnx", ".png", ".zip"];

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
        string[] found = [.. In(Repo.Root).Where(file => !Binary.Contains(Path.GetExtension(file))).SelectMany(Faults)];
        Array.ForEach(found, Console.Error.WriteLine);
        return found.Length == 0;
    }

    private static IEnumerable<string> Faults(string file)
    {
        string text = File.ReadAllText(file), name = Path.GetRelativePath(Repo.Root, file);
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

    private static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != ".git")
            .Concat(Directory.EnumerateDirectories(folder).Where(d => !Built.Contains(Path.GetFileName(d))).SelectMany(In));
}
