using System.Diagnostics;

namespace GwyTip.Tests.Torture.Items;

/// <summary>A program that was run: how it ended and what it said.</summary>
/// <param name="Status">Exit status; 128 and more: ended by a signal.</param>
internal sealed record Ran(int Status, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The number behind a word that a line begins with.</summary>
    public long Number(string word) =>
        long.Parse(Lines.Single(l => l.StartsWith(word + " ", StringComparison.Ordinal))[(word.Length + 1)..]);

    /// <summary>The last words, for a report.</summary>
    public string Last
    {
        get
        {
            string said = (Errors.Trim().Length > 0 ? Errors : Output).Trim().ReplaceLineEndings(" ");
            return $"status {Status}: {(said.Length > 300 ? "…" + said[^300..] : said)}";
        }
    }

    public static Ran Of(string program, params string[] arguments) => Of(program, arguments, null);

    /// <param name="environment">Variables; null as a value takes one away.</param>
    /// <param name="meanwhile">Done while it runs.</param>
    /// <param name="folder">Where it runs; null: in the checkout.</param>
    public static Ran Of(
        string program, string[] arguments, IReadOnlyDictionary<string, string?>? environment, Action<Process>? meanwhile = null,
        string? folder = null)
    {
        using var process = Start(program, arguments, environment, folder);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        meanwhile?.Invoke(process);
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end");
        }
        return new Ran(process.ExitCode, output.Result, errors.Result);
    }

    public static Process Start(
        string program, string[] arguments, IReadOnlyDictionary<string, string?>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? Repository.Root,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    /// <summary>Whether a program is available here.</summary>
    public static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
