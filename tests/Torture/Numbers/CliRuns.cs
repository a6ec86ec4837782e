using System.Text.Json;
using GwyTip.Tests.Torture.Items;

namespace GwyTip.Tests.Torture.Numbers;

/// <summary>What <c>gwytip classify</c> says of the samples, however it is run.</summary>
internal static class CliRuns
{
    private static readonly string Folder = Repository.PathTo("artifacts", "cli");

    /// <summary>On as many processors as there are said to be: the same bytes.</summary>
    public static Figure Processors(Effort effort)
    {
        int[] counts = effort.IsQuick ? [1, 3, 8] : [1, 2, 3, 4, 5, 6, 7, 8, 16];
        string[] files = Files(effort);
        string[] said = [.. counts.Select(count => Classify(
            Path.Combine(Folder, "gwytip"), files, "cpu", new() { ["DOTNET_PROCESSOR_COUNT"] = $"{count}" }))];
        int[] different = [.. counts.Where((_, i) => said[i] != said[0])];
        return new Figure(
            $"`gwytip classify` on {string.Join(", ", counts)} processors", "the same bytes",
            $"{files.Length} scans, "
            + (different.Length == 0 ? $"the same {said[0].Length:N0} bytes" : $"others on {string.Join(", ", different)}"),
            different.Length == 0 && said[0].Length > 0);
    }

    /// <summary>The CPU against a provider that is a library of its own, and computes every sigmoid by itself.</summary>
    public static Figure Providers(Effort effort)
    {
        // The CPU runs views one by one, other providers all at once: the same sums in another order.
        const double tolerance = 1e-5;
        string folder = effort.Place("providers"), providers = Path.Combine(folder, "providers");
        Directory.CreateDirectory(providers);
        // The program looks beside itself, and a link to it would be followed.
        File.Copy(Path.Combine(Folder, "gwytip"), Path.Combine(folder, "gwytip"), overwrite: true);
        string runtime = Path.Combine(folder, "libonnxruntime.so");
        File.Delete(runtime);
        File.CreateSymbolicLink(runtime, Path.Combine(Folder, "libonnxruntime.so"));
        Published.CompilePlugIn("plugin.c", Path.Combine(providers, "libonnxruntime_providers_example.so"), []);
        string[] files = Files(effort);
        string program = Path.Combine(folder, "gwytip");
        var cpu = Confidences(Classify(program, files, "cpu", []));
        var other = Confidences(Classify(program, files, "example", []));
        double worst = cpu.Keys.Union(other.Keys).Max(k =>
            cpu.TryGetValue(k, out double a) && other.TryGetValue(k, out double b) ? Math.Abs(a - b) : 1);
        return new Figure(
            "provider `cpu` against the plug-in of `tests/provider-plugin`, which computes sigmoids by itself",
            $"no confidence of a member differs by more than {tolerance}",
            $"{files.Length} scans, {cpu.Count} confidences, largest difference {worst:G2}", worst <= tolerance);
    }

    private static string[] Files(Effort effort)
    {
        string[] files = [.. Directory.GetFiles(Repository.PathTo("samples"), "*.gwy").Order(StringComparer.Ordinal)];
        // One of each surface, and of each kind of network.
        return effort.IsQuick ? [files[0], files[7], files[^1]] : files;
    }

    private static string Classify(string program, string[] files, string provider, Dictionary<string, string?> environment)
    {
        var ran = Tool.Run(
            program,
            ["classify", "--format", "json", "--models", Repository.PathTo("models"), "--provider", provider, .. files],
            environment);
        return ran.Errors.Length == 0 ? ran.Output : ran.Errors;
    }

    /// <summary>Of every scan, state and member.</summary>
    private static Dictionary<string, double> Confidences(string said)
    {
        var confidences = new Dictionary<string, double>();
        foreach (string line in said.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            string file = json.RootElement.GetProperty("file").GetString()!;
            // A scan that cannot be judged has none.
            var states = json.RootElement.GetProperty("states");
            foreach (var state in states.ValueKind == JsonValueKind.Array ? states.EnumerateArray() : default)
            {
                foreach (var (member, value) in state.GetProperty("members").EnumerateArray().Index())
                {
                    if (value.ValueKind == JsonValueKind.Number)
                    {
                        confidences[$"{file} {state.GetProperty("name").GetString()} {member}"] = value.GetDouble();
                    }
                }
            }
        }
        return confidences;
    }
}
