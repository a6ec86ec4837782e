using System.Text.Json;
using GwyTip.Tests.Torture.Attacks;
using GwyTip.Tests.Torture.Readers;

namespace GwyTip.Tests.Torture.Items;

/// <summary>A tenth of it on Windows, or nearly: what was published for it, under Wine.</summary>
internal static class WindowsItem
{
    private static readonly string Parts = Repository.PathTo("artifacts", "publish", "parts");

    public static IEnumerable<Figure> Run(Effort effort)
    {
        string library = Path.Combine(Parts, "GwyTip.Native-win-x64", "gwytip.dll");
        string program = Path.Combine(Parts, "GwyTip.Cli-win-x64", "gwytip.exe");
        if (effort.IsQuick || !Tool.Has("wine") || !File.Exists(library) || !File.Exists(program))
        {
            // GwyTip.Windows.Tests are the quick ones.
            yield break;
        }
        string folder = effort.Place("windows");
        var wine = new Dictionary<string, string?>
        {
            ["WINEPREFIX"] = Path.Combine(folder, "prefix"),
            ["WINEDEBUG"] = "-all",
            ["WINEDLLOVERRIDES"] = "mshtml=;winemenubuilder.exe=",
            ["LC_ALL"] = "C.UTF-8",
            ["DISPLAY"] = null,
        };
        Tool.Run("wineboot", ["--init"], wine);
        Tool.Run("wine", ["reg", "add", @"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f"], wine);
        yield return Replay(effort, folder, wine, program);
        using var models = Consumer.Models();
        var threads = Tool.Run(
            "wine",
            [Consumer.CompileForWindows("threads", folder), OnWindows(library), OnWindows(models.Folder), "16",
                $"{effort.Of(1000, 20)}"],
            wine);
        yield return new Figure(
            "16 threads on one engine", "16 × 1,000, bit-equal to one thread",
            threads.Status == 0
                ? $"{threads.Lines[0].TrimEnd('\r')}, {threads.Lines[1].TrimEnd('\r')}, "
                + $"{threads.Lines[2].TrimEnd('\r')}" : threads.Last,
            threads.Status == 0);
        var soak = Tool.Run(
            "wine",
            [Consumer.CompileForWindows("soak", folder), OnWindows(library), OnWindows(models.Folder),
                $"{effort.Of(20_000, 200)}",
                $"{effort.Of(100, 10)}"],
            wine);
        var figure = ThreadItems.Measure(soak, "handles (Wine counts none)", null);
        yield return figure with { Goal = "20,000 classifications and 100 opens; memory and handles flat" };
    }

    /// <summary>Damaged files of every format: what is said of each is what is said on Linux.</summary>
    private static Figure Replay(Effort effort, string folder, Dictionary<string, string?> wine, string program)
    {
        string files = Path.Combine(folder, "files");
        if (Directory.Exists(files))
        {
            Directory.Delete(files, recursive: true);
        }
        Directory.CreateDirectory(files);
        var random = new Random(effort.Seed);
        int count = effort.Of(2000, 40);
        foreach (var target in ScanTargets.All)
        {
            for (int i = 0; i < count / 4; i++)
            {
                byte[] seed = target.Seeds[random.Next(target.Seeds.Count)];
                File.WriteAllBytes(Path.Combine(files, $"{i}.{target.Name}"), new Mutator(target, random).Change(seed, seed));
            }
            foreach (var (number, kept) in KeptCorpus.Of(target.Name).Index())
            {
                File.WriteAllBytes(Path.Combine(files, $"kept-{number}.{target.Name}"), kept);
            }
        }
        string[] classify = ["classify", "--format", "json", "--models", Repository.PathTo("models"), files];
        var linux = Said(Tool.Run(Repository.PathTo("artifacts", "cli", "gwytip"), classify));
        classify[4] = OnWindows(classify[4]);
        classify[5] = OnWindows(files);
        var ran = Tool.Run("wine", [program, .. classify], wine);
        var windows = Said(ran);
        string[] different = [.. linux.Keys.Union(windows.Keys).Where(f =>
            linux.GetValueOrDefault(f) != windows.GetValueOrDefault(f))];
        return new Figure(
            "damaged files of every format, and the corpus, through `gwytip.exe`", "what is said on Linux",
            $"{windows.Count} answers, {different.Length} differ"
            + (different.Length > 0 ? $": {different[0]}: {linux.GetValueOrDefault(different[0])} | "
            + $"{windows.GetValueOrDefault(different[0])}" : ""),
            different.Length == 0 && windows.Count > count / 2);
    }

    /// <summary>By file and channel, the error or the verdict.</summary>
    private static Dictionary<string, string> Said(Ran ran)
    {
        var said = new Dictionary<string, string>();
        foreach (string line in ran.Lines)
        {
            using var json = JsonDocument.Parse(line);
            string file = json.RootElement.GetProperty("file").GetString()!.Split('/', '\\')[^1];
            string what = json.RootElement.GetProperty("error").GetString() ?? json.RootElement.GetProperty("verdict").ToString();
            said[$"{file} {json.RootElement.GetProperty("channel")}"] = what;
        }
        return said;
    }

    private static string OnWindows(string path) => "Z:" + path.Replace('/', '\\');
}
