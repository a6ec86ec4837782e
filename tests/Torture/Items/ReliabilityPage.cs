using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace GwyTip.Tests.Torture.Items;

/// <summary>
/// <c>docs/reliability.md</c>, written from <c>docs/results/reliability.json</c>, which keeps the last figures of every item.
/// </summary>
internal static partial class ReliabilityPage
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Figures { get; } = Repository.PathTo("docs", "results", "reliability.json");

    private static string Page { get; } = Repository.PathTo("docs", "reliability.md");

    /// <summary>
    /// Replaces the figures of an item; of a run that is not at its end, or never came to it, those that there are.
    /// </summary>
    public static void Keep(string file, string item, ItemResult result, bool isWhole)
    {
        var all = Read(file);
        if (!isWhole && all.TryGetValue(item, out var before))
        {
            var others = before.Figures.ExceptBy(result.Figures.Select(f => f.What), f => f.What)
                .Select(f => f with { Of = f.Of ?? $"{before.Date} UTC, commit {before.Commit}" });
            result = result with { Figures = [.. result.Figures, .. others] };
        }
        all[item] = result;
        File.WriteAllText(file, JsonSerializer.Serialize(all, Options) + "\n");
    }

    public static SortedDictionary<string, ItemResult> Read(string file) => File.Exists(file)
        ? JsonSerializer.Deserialize<SortedDictionary<string, ItemResult>>(File.ReadAllText(file), Options)!
        : new SortedDictionary<string, ItemResult>(StringComparer.Ordinal);

    public static void Write(IReadOnlyList<Item> items)
    {
        var all = Read(Figures);
        var page = new StringBuilder("""
            # Reliability

            What is promised, how it is attacked, and what the last attacks found. `./build.sh torture` writes this page;
            `./build.sh torture ITEM…` makes some of the figures again, `--share 0.1` with a tenth of the counts. Small parts of
            it run with `./build.sh test`. A goal is what we want to reach; where the last run was shorter, its own count stands
            beside it.


            """);
        page.Append($"Versions: {Versions()}.\n");
        foreach (var item in items)
        {
            page.Append($"\n## {item.Title}\n\n**Promise.** {item.Promise}\n\n**How.** {item.How}\n\n");
            if (!all.TryGetValue(item.Name, out var result))
            {
                page.Append("Not run yet.\n");
                continue;
            }
            page.Append("| what | goal | reached |\n|---|---|---|\n");
            foreach (var figure in result.Figures)
            {
                string reached = (figure.Holds ? "" : "FAILED: ") + Cell(figure.Reached)
                    + (figure.Of is null ? "" : $" ({figure.Of})");
                page.Append($"| {Cell(figure.What)} | {Cell(figure.Goal)} | {reached} |\n");
            }
            page.Append($"\n{result.Date} UTC, commit {result.Commit}, {result.Seconds:F0} s.\n");
        }
        if (all.ContainsKey("soak"))
        {
            page.Append("\n![Memory of one process over the soak](results/soak.svg)\n");
        }
        page.Append('\n').Append(File.ReadAllText(Repository.PathTo("tests", "Torture", "Items", "found-and-limits.md")));
        File.WriteAllText(Page, page.ToString());
    }

    private static string Cell(string text)
    {
        string cell = text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
        return cell.Replace(Repository.Root + "/", "", StringComparison.Ordinal);
    }

    private static string Versions() => string.Join(", ", new[]
    {
        $".NET {Environment.Version}",
        "ONNX Runtime " + Package().Match(File.ReadAllText(Repository.PathTo("Directory.Packages.props"))).Groups[1].Value,
        RuntimeInformation.OSDescription,
        First("gcc", "--version"),
        First("valgrind", "--version"),
        First("wine", "--version"),
        $"{Environment.ProcessorCount} threads",
    }.Where(v => v.Length > 0));

    private static string First(string program, string argument) =>
        Tool.Has(program) ? Tool.Run(program, argument).Lines.FirstOrDefault() ?? "" : "";

    [GeneratedRegex("\"Microsoft.ML.OnnxRuntime.Gpu\" Version=\"(.*?)\"")]
    private static partial Regex Package();
}
