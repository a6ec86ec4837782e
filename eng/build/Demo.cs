using System.Globalization;
using System.Text.Json;

namespace GwyTip.Eng;

/// <summary>The verb <c>demo</c>: from a fresh machine to verdicts on the samples, through Gwyddion.</summary>
internal static class Demo
{
    private static readonly string[] NotStates =
    [
        "file", "channel", "Surface", "State", "Verdict", "Confidence", "Provider", "Tip change", "Tip change line", "Measured",
        "Left out",
        "Tip",
        "Thresholds",
    ];

    public static int Run(string[] args)
    {
        Install.Run([]);
        string[] samples = [.. Directory.GetFiles(Repo.PathTo("samples"), "*.gwy").Order(StringComparer.Ordinal)];
        if (samples.Length == 0)
        {
            throw new BuildException($"There are no samples in {Repo.PathTo("samples")}.");
        }
        // A tool of the tests, which runs the module that has just been installed.
        string batch = Repo.Artifacts("cmake", "gwyddion", "gwytip-batch");
        (int status, string answer) = Tool.Read(batch, samples);
        if (status != 0)
        {
            throw new BuildException($"{batch} ended with status {status}.");
        }
        var truth = CsvRows.Read(
            File.ReadAllText(Repo.PathTo("samples", "truth.csv"))).ToDictionary(row => row["file"], TrueStateOf);
        PrintTable([.. answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Describe(Entries(line), truth))]);
        OpenGwyddion(samples);
        return 0;
    }

    /// <summary>What a sample was made to show: a state, or why it cannot be judged.</summary>
    private static string TrueStateOf(Dictionary<string, string> row) =>
        row["true_state"].Length > 0 ? row["true_state"] : row["problem"];

    private static Dictionary<string, string> Entries(string json)
    {
        using var line = JsonDocument.Parse(json);
        return line.RootElement.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);
    }

    private static string[] Describe(Dictionary<string, string> row, Dictionary<string, string> truth)
    {
        string file = Path.GetFileName(row["file"]);
        string expected = truth.GetValueOrDefault(file, "?");
        if (row.TryGetValue("Error", out string? error))
        {
            return [file, expected, error];
        }
        (string Name, double Confidence)[] two = [.. row.Where(c => !NotStates.Contains(c.Key))
            .Select(c => (Name: c.Key, Confidence: double.Parse(c.Value, CultureInfo.InvariantCulture)))
            .OrderByDescending(s => s.Confidence).Take(2)];
        string words = string.Join(
            ", ", two.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name} {s.Confidence:F2}")));
        return [file, expected, row["Verdict"], row["State"], words, two.Any(s => s.Name == expected) ? "yes" : "NO"];
    }

    private static void PrintTable(string[][] rows)
    {
        string[] header = ["sample", "truth", "verdict", "state", "two most confident", "truth among them"];
        // A message in place of a verdict may be as long as it likes.
        int[] widths = [.. header.Select((title, n) => rows.Where(r => r.Length == header.Length || n < 2)
            .Select(r => r[n].Length)
            .Append(title.Length).Max())];
        Console.WriteLine();
        foreach (string[] row in rows.Prepend(header))
        {
            Console.WriteLine(string.Join("  ", row.Select((cell, n) => cell.PadRight(widths[n]))).TrimEnd());
        }
    }

    /// <summary>Only where somebody is there to see it.</summary>
    private static void OpenGwyddion(string[] samples)
    {
        bool hasDisplay = OperatingSystem.IsWindows() || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY"));
        bool isInteractive = !Console.IsInputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
        if (hasDisplay && isInteractive && Tool.Find("gwyddion") is { } gwyddion)
        {
            Console.WriteLine("\nOpening Gwyddion; the entry is Data Process > SPM Modes > Tip > Tip State…");
            Tool.Launch(gwyddion, samples[0]);
        }
    }
}
