using System.Diagnostics;

namespace GwyTip.Tests.Torture.Items;

/// <summary>Programs that are killed at random moments with all that they began, as when the power goes, but training.</summary>
internal static class KilledPrograms
{
    private static readonly string Gwytip = Repository.PathTo("artifacts", "cli", "gwytip");

    /// <summary>Runs a program that is killed after a random share of the time that it takes.</summary>
    /// <param name="whole">How long it takes, s.</param>
    /// <param name="random">Draws the moment.</param>
    /// <param name="home">The user's folder; null: as it is.</param>
    /// <param name="folder">Where it runs; null: in the checkout.</param>
    /// <returns>Whether it was still at work.</returns>
    public static bool Kill(
        string program, string[] arguments, double whole, Random random, string? home = null, string? folder = null)
    {
        var environment = home is null ? null : new Dictionary<string, string?> { ["HOME"] = home };
        using var process = Tool.Start(program, arguments, environment, folder);
        bool ended = process.WaitForExit(TimeSpan.FromSeconds(whole * random.NextDouble()));
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return !ended;
    }

    /// <summary>Shares of a folder: each file of results is whole or not there, and together they are the whole.</summary>
    public static Figure Shares(Effort effort, Random random)
    {
        const int Count = 4;
        using var folder = new TemporaryFolder();
        string scans = Directory.CreateDirectory(Path.Combine(folder.Path, "scans")).FullName;
        foreach (string sample in Directory.GetFiles(Repository.PathTo("samples"), "*.gwy"))
        {
            for (int copy = 0; copy < 3; copy++)
            {
                File.Copy(sample, Path.Combine(scans, $"{copy}-{Path.GetFileName(sample)}"));
            }
        }
        string ResultsOf(string shard) => Path.Combine(folder.Path, $"results-{shard.Replace('/', '-')}.csv");
        string[] Classify(string shard) => ["classify", "--format", "csv", "--models", Repository.PathTo("models"),
            "--shard", shard, "--out", ResultsOf(shard), scans];
        string[] shards = [.. Enumerable.Range(1, Count).Select(i => $"{i}/{Count}")];
        var watch = Stopwatch.StartNew();
        var expected = shards.ToDictionary(s => s, s =>
        {
            Tool.Run(Gwytip, Classify(s));
            string text = File.ReadAllText(ResultsOf(s));
            File.Delete(ResultsOf(s));
            return text;
        });
        double whole = watch.Elapsed.TotalSeconds / Count;
        Tool.Run(Gwytip, Classify("1/1"));
        int kills = effort.Of(100, 2), killed = 0, there = 0, torn = 0;
        while (killed < kills)
        {
            string shard = shards[random.Next(Count)], results = ResultsOf(shard);
            File.Delete(results);
            killed += Kill(Gwytip, Classify(shard), whole, random) ? 1 : 0;
            if (File.Exists(results))
            {
                there++;
                torn += File.ReadAllText(results) == expected[shard] ? 0 : 1;
            }
        }
        foreach (string shard in shards)
        {
            Tool.Run(Gwytip, Classify(shard));
        }
        string[] LinesOf(IEnumerable<string> shards) =>
            [.. shards.SelectMany(s => File.ReadAllLines(ResultsOf(s)).Skip(1)).Order(StringComparer.Ordinal)];
        string[] merged = LinesOf(shards);
        bool same = merged.SequenceEqual(LinesOf(["1/1"])) && merged.Length > 0;
        return new Figure(
            "shares of `gwytip classify --shard` killed at random moments",
            "a file of results is whole or not there; run again, they are together what one run says",
            $"{killed} kills, {there} files of results there, {torn} of them not whole; then {merged.Length} lines, "
                + (same ? "those of one run" : "others than those of one run"),
            torn == 0 && same);
    }

    /// <summary>
    /// An installation over another: every file is the old one, the new one or not there, and it can be done again.
    /// </summary>
    public static Figure Installations(Effort effort, Random random)
    {
        const int Megabyte = 1 << 20;
        using var folder = new TemporaryFolder();
        string home = Directory.CreateDirectory(Path.Combine(folder.Path, "home")).FullName;
        string[] archives = [Archive(folder.Path, 'a', Megabyte), Archive(folder.Path, 'b', Megabyte)];
        var watch = Stopwatch.StartNew();
        Install(archives[0], home);
        double whole = watch.Elapsed.TotalSeconds;
        string[] installed = InstalledIn(home);
        int kills = effort.Of(100, 2), killed = 0, torn = 0, unfinished = 0;
        while (killed < kills)
        {
            string archive = archives[random.Next(2)];
            killed += Kill("sh", [Path.Combine(archive, "install.sh")], whole, random, home) ? 1 : 0;
            string[] now = InstalledIn(home);
            torn += now.Count(f => !f.EndsWith(".new", StringComparison.Ordinal) && !IsWhole(f));
            unfinished += now.SequenceEqual(installed) ? 0 : 1;
            if (random.Next(3) == 0)
            {
                Install(archive, home);
                torn += InstalledIn(home).SequenceEqual(installed) && installed.All(IsWhole) ? 0 : 1;
            }
        }
        Install(archives[1], home);
        bool done = InstalledIn(home).SequenceEqual(installed);
        var away = Tool.Run("sh", [Path.Combine(archives[1], "uninstall.sh")], Home(home));
        int left = InstalledIn(home).Length;
        return new Figure(
            "`install.sh` over another version, killed at random moments",
            "every file is the old, the new or not there; installing again works, and uninstalling leaves nothing",
            $"{killed} kills, {unfinished} times something was missing or left over, {torn} files not whole; "
                + $"then status 0 and {installed.Length} files, {left} after uninstalling",
            torn == 0 && done && away.Status == 0 && left == 0);

        bool IsWhole(string file) => !File.Exists(file) || file.EndsWith(".txt", StringComparison.Ordinal)
            || (new FileInfo(file).Length == Megabyte && File.ReadAllBytes(file) is var bytes && bytes.All(b => b == bytes[0]));
    }

    private static string Archive(string folder, char content, int size)
    {
        string archive = Path.Combine(folder, "archive " + content);
        byte[] bytes = new byte[size];
        Array.Fill(bytes, (byte)content);
        string[] files =
        [
            "module/gwytip.so", "gwytip/libgwytip.so", "gwytip/libonnxruntime.so", "gwytip/gwytip",
            .. Enumerable.Range(1, 8).Select(i => $"gwytip/models/si-h-100/member-{i}.onnx"),
        ];
        foreach (string file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(archive, file))!);
            File.WriteAllBytes(Path.Combine(archive, file), bytes);
        }
        foreach (string script in (string[])["install.sh", "uninstall.sh"])
        {
            File.Copy(Repository.PathTo("eng", "publish", "linux", script), Path.Combine(archive, script));
        }
        return archive;
    }

    private static void Install(string archive, string home)
    {
        var ran = Tool.Run("sh", [Path.Combine(archive, "install.sh")], Home(home));
        if (ran.Status != 0)
        {
            throw new InvalidOperationException(ran.Last);
        }
    }

    private static Dictionary<string, string?> Home(string home) => new() { ["HOME"] = home };

    private static string[] InstalledIn(string home) =>
        [.. Directory.GetFiles(home, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
