using System.CommandLine;
using GwyTip.Terminal;

namespace GwyTip.Training.CommandLine;

/// <summary>What is wrong with a command line, and what was probably meant.</summary>
internal static class UsageErrors
{
    public const int Status = 2;

    public static void Write(TextWriter output, Manual manual, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (string message in parsed.Errors.Select(e => e.Message).Distinct())
        {
            output.WriteLine($"{manual.Program}: {Printable.Escape(message)}");
        }
        string[] known = [.. command.Options.Select(o => o.Name), .. command.Subcommands.Select(c => c.Name)];
        foreach (string token in parsed.UnmatchedTokens)
        {
            if (manual.OtherCommands.Contains(token))
            {
                output.WriteLine($"'{token}' is a command of {manual.OtherProgram}");
            }
            else if (manual.Renamed.GetValueOrDefault(token) is { } now)
            {
                output.WriteLine($"'{token}' is {now} now");
            }
            else if (Nearest(token, known) is { } meant)
            {
                output.WriteLine(Printable.Escape($"'{token}' is not known here; did you mean '{meant}'?"));
            }
        }
        output.WriteLine($"Try: {manual.Program} {(command is RootCommand ? "" : command.Name + " ")}--help");
    }

    /// <summary>The known word that takes the fewest edits, if those are not most of it.</summary>
    private static string? Nearest(string word, string[] known) => known
        .Select(k => (Word: k, Edits: Edits(word, k)))
        .Where(k => k.Edits <= Math.Max(2, k.Word.Length / 3))
        .OrderBy(k => k.Edits)
        .Select(k => k.Word)
        .FirstOrDefault();

    /// <summary>Levenshtein's distance.</summary>
    private static int Edits(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
