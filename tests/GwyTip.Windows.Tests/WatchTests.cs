using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GwyTip.Tests.Windows;

/// <summary><c>gwytip watch --serve</c>, while scans with odd names are saved.</summary>
[Collection(OnWindows.Name)]
public sealed partial class WatchTests(WindowsPc pc)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Scans_with_odd_names_are_judged_as_they_are_saved_and_the_page_shows_them()
    {
        string[] names = ["Ω scan 1.gwy", "100 % & 'quoted' [1].gwy", "表面 (2).gwy"];
        string work = pc.NewFolder("watch µ"), folder = Directory.CreateDirectory(Path.Combine(work, "in coming")).FullName;
        var start = pc.Start(pc.Gwytip, ["watch", "in coming", "--settle", "0.3", "--log", "log.jsonl", "--serve", "0"], work);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var watching = Process.Start(start)!;
        try
        {
            var said = new StringBuilder();
            Collect(watching, said);
            await Until(
                () => Address().IsMatch(Text(said)) && Text(said).Contains("watching ", StringComparison.Ordinal), watching,
                said);
            foreach (string name in names)
            {
                File.Copy(Path.Combine(pc.Unpacked, "samples", "si-h-100-atoms.gwy"), Path.Combine(folder, name));
            }
            await Until(() => Scans(work).Length == names.Length, watching, said);

            var scans = Scans(work);
            Assert.Equal(names.Order(StringComparer.Ordinal), scans.Select(NameOf).Order(StringComparer.Ordinal));
            Assert.All(scans, scan => Assert.Equal("individual_atoms", scan.GetProperty("state").GetString()));
            using var client = new HttpClient();
            string address = Address().Match(Text(said)).Groups[1].Value;
            Assert.Contains("<html", await client.GetStringAsync(address), StringComparison.OrdinalIgnoreCase);
            var state = JsonDocument.Parse(await client.GetStringAsync(address + "state.json")).RootElement;
            Assert.Equal(names.Length, state.GetProperty("day").GetProperty("scans").GetInt32());
        }
        finally
        {
            // Not to the end of its output, which Wine's services share.
            watching.Kill(entireProcessTree: true);
        }
    }

    private static string NameOf(JsonElement scan) => scan.GetProperty("file").GetString()!.Split('\\')[^1];

    private static JsonElement[] Scans(string work)
    {
        string log = Path.Combine(work, "log.jsonl");
        if (!File.Exists(log))
        {
            return [];
        }
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        string text = new StreamReader(file).ReadToEnd();
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).Where(e => e.GetProperty("event").GetString() == "scan")];
    }

    private static void Collect(Process process, StringBuilder said)
    {
        void Add(string? line)
        {
            lock (said)
            {
                said.AppendLine(line);
            }
        }
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static string Text(StringBuilder said)
    {
        lock (said)
        {
            return said.ToString();
        }
    }

    private static async Task Until(Func<bool> what, Process process, StringBuilder said)
    {
        var clock = Stopwatch.StartNew();
        while (!what())
        {
            Assert.False(process.HasExited, Text(said));
            Assert.True(clock.Elapsed < Patience, "waited in vain: " + Text(said));
            await Task.Delay(100);
        }
    }

    [GeneratedRegex(@"(http://127\.0\.0\.1:\d+/)")]
    private static partial Regex Address();
}
